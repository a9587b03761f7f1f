// The TypeScript SDK of the stateless era, @modelcontextprotocol/client. The first argument says how it negotiates.
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { address, server, walk } from "./walk.mjs";

const [mode] = process.argv.splice(2, 1);

await walk(async (answer) => {
  const asked = [];
  const client = new Client({ name: "sdk-v2", version: "1" }, {
    capabilities: answer ? { elicitation: { form: {} } } : {},
    versionNegotiation: { mode },
  });
  if (answer) {
    client.setRequestHandler("elicitation/create", ({ params }) => {
      asked.push(params.message);
      return answer === "accept" ? { action: answer, content: {} } : { action: answer };
    });
  }
  await client.connect(address() ? new StreamableHTTPClientTransport(address()) : new StdioClientTransport(server()));
  const describe = () => ({ server: client.getServerVersion().name, revision: client.getNegotiatedProtocolVersion() });
  return { client, asked, describe };
});
