// The TypeScript client gets itself an access token for a protected server, as its user agrees to it, and lists and reads
// with it. The arguments are the server's URL and how the client negotiates. Prints what it saw as one JSON document.
import { Client, StreamableHTTPClientTransport, UnauthorizedError } from "@modelcontextprotocol/client";

const url = new URL(process.argv[2]);
const mode = process.argv[3];
const home = "http://127.0.0.1:1/callback";
const kept = {};
let back;

const authProvider = {
  redirectUrl: home,
  clientMetadata: { client_name: "e2e", redirect_uris: [home], token_endpoint_auth_method: "none", grant_types: ["authorization_code", "refresh_token"] },
  clientInformation: () => kept.client,
  saveClientInformation: (client) => { kept.client = client; },
  tokens: () => kept.tokens,
  saveTokens: (tokens) => { kept.tokens = tokens; },
  saveCodeVerifier: (verifier) => { kept.verifier = verifier; },
  codeVerifier: () => kept.verifier,
  redirectToAuthorization: async (to) => {
    const answer = await fetch(to, { redirect: "manual" });
    back = new URL(answer.headers.get("location"));
  },
};

const open = async () => {
  const transport = new StreamableHTTPClientTransport(url, { authProvider });
  const client = new Client({ name: "sdk-v2", version: "1" }, { versionNegotiation: { mode } });
  try {
    await client.connect(transport);
    return client;
  } catch (error) {
    if (!(error instanceof UnauthorizedError) || !back) {
      throw error;
    }
    await transport.finishAuth(back.searchParams);
    back = undefined;
    return open();
  }
};

const client = await open();
const { tools } = await client.listTools();
const jobs = await client.callTool({ name: "list_all_pinpoint_jobs", arguments: { limit: 2 } });
console.log(JSON.stringify({
  revision: client.getNegotiatedProtocolVersion(), tools: tools.map((tool) => tool.name), jobs: JSON.parse(jobs.content[0].text).result.length,
}));
await client.close();
