// The TypeScript SDK of the stateless era, @modelcontextprotocol/client. The first argument says how it negotiates.
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { address, reply, server, user, walk } from "./walk.mjs";

const [mode] = process.argv.splice(2, 1);

await walk(async (answer) => {
  const asked = [];
  const client = new Client({ name: "sdk-v2", version: "1" }, {
    capabilities: answer ? { elicitation: { form: {} } } : {},
    versionNegotiation: { mode },
  });
  if (answer) {
    client.setRequestHandler("elicitation/create", user(answer, asked));
  }
  await client.connect(address() ? new StreamableHTTPClientTransport(address()) : new StdioClientTransport(server()));
  return {
    agreed: { server: client.getServerVersion().name, revision: client.getNegotiatedProtocolVersion() },
    asked,
    list: async () => Object.fromEntries((await client.listTools()).tools.map((tool) => [tool.name, tool.inputSchema])),
    call: async (name, args, onprogress) => reply(await client.callTool({ name, arguments: args }, { onprogress })),
    close: () => client.close(),
  };
});
