// The TypeScript SDK of the handshake era, @modelcontextprotocol/sdk, on which most clients are built.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { address, reply, server, user, walk } from "./walk.mjs";

// The client tells its transport alone what was agreed on.
StdioClientTransport.prototype.setProtocolVersion = function (agreed) { this.protocolVersion = agreed; };

await walk(async (answer) => {
  const asked = [];
  const client = new Client({ name: "sdk-v1", version: "1" }, { capabilities: answer ? { elicitation: {} } : {} });
  if (answer) {
    client.setRequestHandler(ElicitRequestSchema, user(answer, asked));
  }
  const transport = address() ? new StreamableHTTPClientTransport(address()) : new StdioClientTransport(server());
  await client.connect(transport);
  return {
    agreed: { server: client.getServerVersion().name, revision: transport.protocolVersion },
    asked,
    list: async () => Object.fromEntries((await client.listTools()).tools.map((tool) => [tool.name, tool.inputSchema])),
    call: async (name, args, onprogress) => reply(await client.callTool({ name, arguments: args }, undefined, { onprogress })),
    close: () => client.close(),
  };
});
