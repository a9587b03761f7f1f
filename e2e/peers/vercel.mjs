// The MCP client of the Vercel AI SDK, @ai-sdk/mcp: tools arrive as those of `ai`, and are seen as a model would see them.
// The first argument says whether it looks for the stateless era, which it does as it comes.
import { createMCPClient, ElicitationRequestSchema } from "@ai-sdk/mcp";
import { StdioMCPTransport } from "@ai-sdk/mcp/mcp-stdio";
import { asSchema } from "ai";
import { address, reply, server, user, walk } from "./walk.mjs";

const [discover] = process.argv.splice(2, 1);

await walk(async (answer) => {
  const asked = [];
  const uncaught = [];
  const client = await createMCPClient({
    transport: address() ? { type: "http", url: address().href } : new StdioMCPTransport(server()),
    capabilities: answer ? { elicitation: {} } : {},
    protocolVersionDiscovery: discover === "auto",
    onUncaughtError: (error) => uncaught.push(String(error)),
  });
  if (answer) {
    client.onElicitationRequest(ElicitationRequestSchema, user(answer, asked));
  }
  const tools = await client.tools();
  return {
    agreed: { server: client.serverInfo.name, revision: client.initializeResult.protocolVersion },
    asked,
    claims: { uncaught },
    list: async () => Object.fromEntries(await Promise.all(
      Object.entries(tools).map(async ([name, tool]) => [name, await asSchema(tool.inputSchema).jsonSchema]))),
    // It has no way to ask for progress; whatever is passed is not passed on.
    call: async (name, args, onProgress) =>
      reply(await tools[name].execute(args, { toolCallId: "1", messages: [], onProgress, onprogress: onProgress })),
    close: () => client.close(),
  };
});
