import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { IdText } from "@/components/ui/id-text";
import { Status } from "@/components/ui/status";
import type { ClientCard, ClientCards } from "@/lib/model/panels";
import { Gaps, Panel } from "./panel";

interface ClientCardsPanelProps {
  readonly cards: ClientCards;
  readonly commands: readonly string[];
}

/** What a program needs to get a token that this method takes, by app client. */
export function ClientCardsPanel({ cards, commands }: ClientCardsPanelProps) {
  return (
    <Panel
      id="clients"
      title="Clients that get its tokens"
      commands={commands}
      lead={
        <>
          <p>Send {cards.send}.</p>
          <p>
            The token endpoint wants POST and a form: anything else answers 405. Its Region is that of the
            user pool. A request that gets no token can be pasted into “Judge the call itself”, and so can
            Postman's settings: they are compared with the client.
          </p>
        </>
      }
    >
      {cards.clients.length === 0 && <p className="text-text-2">No app client of the pool could be shown.</p>}
      {cards.clients.map((card) => (
        <Card key={`${card.poolId} ${card.clientId}`} card={card} />
      ))}
      <Gaps gaps={cards.gaps} />
    </Panel>
  );
}

function Card({ card }: { readonly card: ClientCard }) {
  const { name, clientId, poolId, hasSecret, grants, flows, scopes, callbacks, hindrances, hints } = card;
  return (
    <section
      aria-label={`App client ${name}`}
      data-client={clientId}
      className="border-line border-t py-2 first:border-t-0 first:pt-0"
    >
      <h4 className="font-semibold">
        {name} <IdText id={clientId} what="the client id" />
      </h4>
      {hindrances.map((text) => (
        <p key={text}>
          <Status status="likely" word="is not taken" className="text-meta" /> {text}
        </p>
      ))}
      <dl className="grid gap-x-4 md:grid-cols-[160px_minmax(0,1fr)]">
        <Row name="User pool" values={[poolId]} />
        <Row name="Grants" values={grants} none="OAuth is switched off" />
        <Row name="Authorization URL" values={list(card.authorizeUrl)} none="The pool has no domain" copied />
        <Row name="Token URL" values={list(card.tokenUrl)} none="The pool has no domain" copied />
        <Row name="Client secret" values={[hasSecret ? "has one: send it" : "has none: send none"]} />
        <Row name="Callback URLs" values={callbacks} none="none" copied />
        <Row name="Scopes" values={scopes} none="none" />
        <Row name="Other sign-in flows" values={flows} none="none" />
      </dl>
      {hints.map((text) => (
        <p key={text} className="max-w-measure pb-1 text-meta text-text-2">
          {text}
        </p>
      ))}
      <Disclosure summary="Get a token and call, with placeholders">
        <CodeBlock code={card.commands.join("\n\n")} what={`the commands for client ${name}`} />
      </Disclosure>
    </section>
  );
}

const list = (value: string | null) => (value === null ? [] : [value]);

interface RowProps {
  readonly name: string;
  readonly values: readonly string[];
  readonly none?: string;
  readonly copied?: boolean;
}

function Row({ name, values, none = "", copied = false }: RowProps) {
  return (
    <>
      <dt className="text-text-2">{name}</dt>
      <dd className="min-w-0 break-words pb-1">
        {values.length === 0 && <span className="text-text-2">{none}</span>}
        {values.map((value) => (
          <span key={value} className="flex flex-wrap items-center gap-1 font-mono">
            <span className="min-w-0 break-all">{value}</span>
            {copied && <CopyButton text={value} what={name} />}
          </span>
        ))}
      </dd>
    </>
  );
}
