// What every peer does: connect, list, read, be refused, and let a question be answered. Prints what it saw as one JSON
// document; the Go test judges it.

/** The URL of the server, if that is what this script was given. */
export function address() {
  return process.argv[2].startsWith("http") ? new URL(process.argv[2]) : undefined;
}

/** The server to start: the program and its arguments are this script's. */
export function server() {
  const [command, ...args] = process.argv.slice(2);
  return { command, args, env: process.env, stderr: "inherit" };
}

const document = (result) => ({ isError: Boolean(result.isError), document: JSON.parse(result.content[0].text) });

/**
 * Walks a server twice: with a client that cannot ask its user, and with ones whose user declines and accepts.
 * open(answer) gives {client, asked, describe}: a connected client, the questions its user was asked, and what was agreed on.
 */
export async function walk(open) {
  const seen = {};
  const call = async (client, name, args) => document(await client.callTool({ name, arguments: args }));

  const plain = await open(undefined);
  seen.agreed = plain.describe();
  seen.tools = (await plain.client.listTools()).tools.map((tool) => tool.name);
  seen.read = await call(plain.client, "list_all_pinpoint_departments", { limit: 2 });
  seen.wrong = await call(plain.client, "get_single_pinpoint_department_by_id", { id: "none" });
  const comment = (await call(plain.client, "list_all_pinpoint_comments", { limit: 1 })).document.result[0].id;
  seen.comment = comment;
  seen.refused = await call(plain.client, "delete_a_pinpoint_comment_by_id", { id: comment });
  seen.structured = (await plain.client.callTool({
    name: "tag_application", arguments: { application_id: "7001", tag: "night shift", context: "custom_green" },
  })).structuredContent;
  await plain.client.close();

  for (const answer of ["decline", "accept"]) {
    const { client, asked } = await open(answer);
    seen[answer] = await call(client, "delete_a_pinpoint_comment_by_id", { id: comment });
    seen[answer].asked = asked;
    seen[answer].after = await call(client, "get_single_pinpoint_comment_by_id", { id: comment });
    await client.close();
  }
  process.stdout.write(JSON.stringify(seen) + "\n");
}
