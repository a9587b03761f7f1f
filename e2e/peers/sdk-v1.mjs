// The TypeScript SDK of the handshake era, @modelcontextprotocol/sdk, on which most clients are built.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { address, server, walk } from "./walk.mjs";

await walk(async (answer) => {
  const asked = [];
  const client = new Client({ name: "sdk-v1", version: "1" }, { capabilities: answer ? { elicitation: {} } : {} });
  if (answer) {
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      asked.push(params.message);
      return answer === "accept" ? { action: answer, content: {} } : { action: answer };
    });
  }
  const transport = address() ? new StreamableHTTPClientTransport(address()) : new StdioClientTransport(server());
  let revision;
  const agree = transport.setProtocolVersion?.bind(transport);
  transport.setProtocolVersion = (agreed) => { revision = agreed; agree?.(agreed); }; // the client tells its transport alone
  await client.connect(transport);
  const describe = () => ({ server: client.getServerVersion().name, revision });
  return { client, asked, describe };
});
