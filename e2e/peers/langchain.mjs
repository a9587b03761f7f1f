// LangChain's adapters, @langchain/mcp-adapters: tools arrive as LangChain tools, and are seen as a model would see them.
import { convertToOpenAITool } from "@langchain/core/utils/function_calling";
import { MultiServerMCPClient } from "@langchain/mcp-adapters";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { address, server, walk } from "./walk.mjs";

// The SDK below tells its transport alone what was agreed on.
StdioClientTransport.prototype.setProtocolVersion = function (agreed) { this.protocolVersion = agreed; };

await walk(async () => {
  let onProgress;
  const client = new MultiServerMCPClient({
    mcpServers: { pin: address() ? { transport: "http", url: address().href } : { transport: "stdio", ...server() } },
    onProgress: (progress) => onProgress?.(progress),
  });
  const tools = await client.getTools();
  const connection = await client.getClient("pin");
  return {
    agreed: { server: connection.getServerVersion().name, revision: connection.transport.protocolVersion },
    claims: { ask: refusal(() => connection.setRequestHandler(ElicitRequestSchema, () => ({ action: "accept" }))) },
    list: async () => Object.fromEntries(tools.map((tool) => [tool.name, convertToOpenAITool(tool).function.parameters])),
    call: async (name, args, listen) => {
      onProgress = listen;
      return invoke(tools.find((tool) => tool.name === name), args);
    },
    close: () => client.close(),
  };
});

function refusal(attempt) {
  try {
    attempt();
  } catch (error) {
    return error.message;
  }
}

/** Calls a tool as an agent does. A tool error is thrown, with its document at the end of the message. */
async function invoke(tool, args) {
  try {
    const { content } = await tool.invoke({ type: "tool_call", id: "1", name: tool.name, args });
    const read = JSON.parse(content);
    if (read.structuredContent) { // a model is shown both, in one text
      return { isError: false, document: JSON.parse(read.text), structured: read.structuredContent };
    }
    return { isError: false, document: read };
  } catch (error) {
    const [, document] = error.message.split(" returned an error: ");
    if (!document) {
      throw error;
    }
    return { isError: true, document: JSON.parse(document) };
  }
}
