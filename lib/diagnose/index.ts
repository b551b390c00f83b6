export { type DiagnoseApiInput, diagnoseApi, judgeApi } from "./api/diagnose-api";
export { type JudgedCall, judgeCall } from "./api/judge-call";
export { readApiYourself } from "./api/read-yourself";
export type { CallStep } from "./api/walk-call";
export type { DiagnoseInput } from "./diagnose";
export { diagnose, diagnoseNowhere, judge } from "./diagnose";
export { type ReadYourself, readYourself } from "./read-yourself";
export type { RankedCause, Symptom } from "./symptom";
export { findSymptom, symptoms, unknownSymptom } from "./symptoms/index";
