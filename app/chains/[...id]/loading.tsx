export { DiagnosisSkeleton as default } from "@/components/diagnosis/diagnosis-skeleton";
