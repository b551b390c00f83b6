import { Disclosure } from "@/components/ui/disclosure";
import { Status } from "@/components/ui/status";
import type { LogCounts } from "@/lib/logs/log-counts";
import { number } from "./figures";

const mostFiles = 50;

/** What could not be counted: files with what is wrong with them, and lines that are none of an access log. */
export function UnreadLines({ counts }: { readonly counts: LogCounts }) {
  const { broken } = counts;
  const files = counts.files.filter(({ problems }) => problems.length > 0);
  if (files.length === 0 && broken.count === 0) return null;
  const shown = files.slice(0, mostFiles).map((file, index) => ({ ...file, key: `${index} ${file.name}` }));
  return (
    <section aria-labelledby="unread-title" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="unread-title" className="section-title">
          Could not be read
        </h2>
        <Status
          status="unknown"
          word={[
            ...(files.length > 0 ? [`${number(files.length)} ${files.length === 1 ? "file" : "files"}`] : []),
            ...(broken.count > 0 ? [`${number(broken.count)} ${broken.count === 1 ? "line" : "lines"}`] : []),
          ].join(" · ")}
          className="text-meta"
        />
      </div>
      {shown.length > 0 && (
        <ul>
          {shown.map(({ key, name, lines, problems }) => (
            <li key={key} className="border-line border-t py-2">
              <code className="font-semibold">{name}</code>{" "}
              <span className="text-text-2">
                {number(lines)} {lines === 1 ? "line" : "lines"} counted
              </span>
              {problems.map((problem) => (
                <p key={problem}>{problem}</p>
              ))}
            </li>
          ))}
        </ul>
      )}
      {files.length > mostFiles && <p className="text-text-2">and {number(files.length - mostFiles)} more</p>}
      {broken.samples.length > 0 && (
        <Disclosure summary={`The first broken lines, redacted`} open={counts.lines === 0}>
          <ul>
            {broken.samples.map(({ file, line, problem, text }) => (
              <li key={`${file} ${line}`} className="border-line border-t py-2">
                <p>
                  <code>{file}</code> line {number(line)}: {problem}
                </p>
                <code className="block text-text-2">{text}</code>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}
