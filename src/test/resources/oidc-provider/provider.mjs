// An OpenID provider on loopback that is not of this project: the npm package oidc-provider, with one
// client and one person. What it is told comes as JSON on the command line:
//
//   client    {"id", "secret", "redirectUri"}
//   person    {"email", "password", "name", "groups"}
//   thin      whether ID tokens leave the claims of the scopes to userinfo, as OpenID Connect Core 5.4
//             has it and this provider does by default
//
// It prints its issuer as one line once it answers, and ends with its standard input.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const { client, person, thin } = JSON.parse(process.argv[2]);

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: [client.redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
    },
  ],
  claims: {
    openid: ['sub'],
    profile: ['name', 'preferred_username'],
    email: ['email', 'email_verified'],
    groups: ['groups'],
  },
  conformIdTokenClaims: thin,
  cookies: { keys: [randomBytes(32).toString('base64')] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (ctx, interaction) => `/sign-in/${interaction.uid}` },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...claims(person) }) }),
  // Whoever signs in grants what the client asks for; nobody is asked on a page of its own.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client.clientId,
      accountId: oidc.session.accountId,
    });
    grant.addOIDCScope([...oidc.requestParamScopes].join(' '));
    await grant.save();
    return grant;
  },
});

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/sign-in/')) {
    return next();
  }
  await provider.interactionDetails(ctx.req, ctx.res);
  if (ctx.method === 'POST' && (await signedIn(ctx.req))) {
    ctx.respond = false;
    return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: 'person-1' } });
  }
  ctx.type = 'html';
  ctx.body = `<!DOCTYPE html><html lang="en"><title>Sign in here</title>
    <form method="post">
      <label>E-mail <input name="email"></label>
      <label>Password <input name="password" type="password"></label>
      <button>Sign in</button>
    </form>`;
});

function claims({ email, name, groups }) {
  return { email, email_verified: true, name, preferred_username: email, groups };
}

async function signedIn(request) {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
  }
  const form = new URLSearchParams(body);
  return form.get('email') === person.email && form.get('password') === person.password;
}

server.on('request', provider.callback());
console.log(issuer);
process.stdin.resume().on('end', () => process.exit());
