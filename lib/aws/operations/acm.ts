import "server-only";
import {
  DescribeCertificateCommand,
  type DescribeCertificateCommandInput,
  ListCertificatesCommand,
  type ListCertificatesCommandInput,
} from "@aws-sdk/client-acm";
import { operation } from "../operation";

export const describeCertificate = operation(
  "acm",
  "acm:DescribeCertificate",
  (client, input: DescribeCertificateCommandInput, options) =>
    client.send(new DescribeCertificateCommand(input), options),
);
export const listCertificates = operation(
  "acm",
  "acm:ListCertificates",
  (client, input: ListCertificatesCommandInput, options) =>
    client.send(new ListCertificatesCommand(input), options),
);
