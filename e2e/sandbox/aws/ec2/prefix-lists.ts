import {
  DescribePrefixLists$,
  type DescribePrefixListsRequest,
  type DescribePrefixListsResult,
  GetManagedPrefixListEntries$,
  type GetManagedPrefixListEntriesRequest,
  type GetManagedPrefixListEntriesResult,
  type PrefixList,
} from "@aws-sdk/client-ec2";
import { awsError, type Handler, operation } from "../service";
import { type Resource, select } from "./filters";

const PREFIX_LISTS: Resource<PrefixList> = {
  idOf: (row) => row.PrefixListId,
  notFound: "InvalidPrefixListId.NotFound",
  fields: {
    "prefix-list-id": (row) => [row.PrefixListId],
    "prefix-list-name": (row) => [row.PrefixListName],
  },
};

/** AWS answers this one for its own services' lists alone (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribePrefixLists.html). */
const describePrefixLists: Handler<DescribePrefixListsRequest, DescribePrefixListsResult> = (
  { ec2 },
  input,
  context,
) => {
  const own = (ec2.prefixLists ?? []).filter((row) => row.PrefixListName?.startsWith("com.amazonaws."));
  const rows = own.map(({ Entries, ...row }) => ({
    ...row,
    Cidrs: Entries.flatMap(({ Cidr }) => Cidr ?? []),
  }));
  return select(context, rows, input.PrefixListIds ?? [], input, PREFIX_LISTS, (PrefixLists, NextToken) => ({
    PrefixLists,
    NextToken,
  }));
};

const getManagedPrefixListEntries: Handler<
  GetManagedPrefixListEntriesRequest,
  GetManagedPrefixListEntriesResult
> = ({ ec2 }, input, context) => {
  const list = ec2.prefixLists?.find((row) => row.PrefixListId === input.PrefixListId);
  if (list === undefined) {
    return awsError(
      "InvalidPrefixListID.NotFound",
      `The prefix list ID '${input.PrefixListId}' does not exist`,
    );
  }
  const entries: Resource<(typeof list.Entries)[number]> = {
    idOf: (row) => row.Cidr,
    notFound: "InvalidPrefixListID.NotFound",
    fields: {},
  };
  const { MaxResults, NextToken: token } = input;
  return select(
    context,
    list.Entries,
    [],
    { MaxResults, NextToken: token },
    entries,
    (Entries, NextToken) => ({
      Entries,
      NextToken,
    }),
  );
};

export const prefixListOperations = [
  operation(DescribePrefixLists$, describePrefixLists),
  operation(GetManagedPrefixListEntries$, getManagedPrefixListEntries),
];
