// What every peer does: connect, list, read, be refused, follow a long call, and confirm a write. Prints what it saw as one
// JSON document; the Go test judges it. peers_walk_test.go does the same with the clients that are written in Go.

/** The URL of the server, if that is what this script was given. */
export function address() {
  return process.argv[2].startsWith("http") ? new URL(process.argv[2]) : undefined;
}

/** The server to start: the program and its arguments are this script's. */
export function server() {
  const [command, ...args] = process.argv.slice(2);
  return { command, args, env: process.env, stderr: "inherit" };
}

/** An elicitation handler whose user answers always the same, and which notes what was asked. */
export function user(answer, asked) {
  return ({ params }) => {
    asked.push(params.message);
    return answer === "accept" ? { action: answer, content: {} } : { action: answer };
  };
}

/** What a tool's result is for the judge. */
export function reply(result) {
  return {
    isError: Boolean(result.isError), document: JSON.parse(result.content[0].text), structured: result.structuredContent,
  };
}

/**
 * Walks a server: with a client that cannot ask its user, and with ones whose user declines and accepts. open(answer)
 * gives a connected client:
 *   agreed: the server's name and the revision;
 *   list(): the schemas of the tools' arguments, by name, as they would go to a model;
 *   call(name, args, onProgress): a reply;
 *   asked: the questions that its user was asked; absent where the client cannot ask, whatever is done;
 *   close();
 *   claims: what it cannot do, by step, with what it said when it was tried.
 */
export async function walk(open) {
  const seen = {};
  const plain = await open();
  seen.agreed = plain.agreed;
  seen.claims = plain.claims ?? {};
  seen.tools = await plain.list();
  seen.read = await plain.call("list_all_pinpoint_departments", { limit: 2 });
  seen.wrong = await plain.call("get_single_pinpoint_department_by_id", { id: "none" });
  const comment = (await plain.call("list_all_pinpoint_comments", { limit: 1 })).document.result[0].id;
  seen.comment = comment;
  seen.refused = await plain.call("delete_a_pinpoint_comment_by_id", { id: comment });
  seen.composite = await plain.call("tag_application", { application_id: "7001", tag: "night shift", context: "custom_green" });
  seen.progress = [];
  seen.screened = await plain.call("screen_job", { job_id: "95" }, (progress) => seen.progress.push(progress));

  for (const answer of ["decline", "accept"]) {
    const client = plain.asked ? await open(answer) : plain;
    const args = { id: comment };
    if (!plain.asked && answer === "accept") {
      args.confirmation = seen.refused.document.error.confirmation;
    }
    seen[answer] = await client.call("delete_a_pinpoint_comment_by_id", args);
    seen[answer].asked = client.asked;
    seen[answer].after = await client.call("get_single_pinpoint_comment_by_id", { id: comment });
    if (client !== plain) {
      await client.close();
    }
  }
  await plain.close();
  process.stdout.write(JSON.stringify(seen) + "\n");
}
