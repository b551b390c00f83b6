export { type DiagnoseApiInput, diagnoseApi, judgeApi } from "./api/diagnose-api";
export { diagnoseWithPaste } from "./api/with-paste";
export type { DiagnoseInput } from "./diagnose";
export { diagnose, diagnoseNowhere, judge } from "./diagnose";
export { type ReadYourself, readYourself } from "./read-yourself";
export type { RankedCause, Symptom } from "./symptom";
export { findSymptom, symptoms, unknownSymptom } from "./symptoms/index";
