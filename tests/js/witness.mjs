// Plays a channel towards the bot at the URL given as argument, and lets the Bot Framework's own JavaScript libraries judge what the bot sends:
// its schema must accept every activity, and its connector client must send the same reply in the same way.
// Prints one JSON object; exits with 1 when anything differs.
import http from 'node:http';
import { once } from 'node:events';
import assert from 'node:assert/strict';
import { ConnectorClient, MicrosoftAppCredentials } from 'botframework-connector';
import { assertActivity } from 'botframework-schema';

const bot = process.argv[2];
const received = [];
const waiting = [];

const channel = http.createServer(async (request, response) => {
  let body = '';
  for await (const piece of request) body += piece;
  received.push({ method: request.method, path: request.url, type: request.headers['content-type'], activity: JSON.parse(body) });
  waiting.shift()?.();
  response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id: `channel-${received.length}` }));
});
channel.listen(0, '127.0.0.1');
await once(channel, 'listening');
const serviceUrl = `http://127.0.0.1:${channel.address().port}/_connector`;

const common = { channelId: 'emulator', serviceUrl, conversation: { id: 'a/b;messageid=1' }, from: { id: 'user', name: 'User' }, recipient: { id: 'bot', name: 'Bot' }, locale: 'en-US' };

async function say(activity) {
  const arrived = new Promise(resolve => waiting.push(resolve));
  const response = await fetch(`${bot}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...common, ...activity }) });
  assert.equal(response.status, 200, `the bot answered ${response.status}: ${await response.text()}`);
  await arrived;
  return received.at(-1);
}

// What the schema asserts is an activity as the SDK holds it, dates already read.
const asHeld = activity => ({ ...activity, ...(activity.timestamp && { timestamp: new Date(activity.timestamp) }), ...(activity.localTimestamp && { localTimestamp: new Date(activity.localTimestamp) }) });

// The schema also demands fields that the SDK's own activities lack (callerId, label, …): a missing field is no fault, a field of another type is.
function assertFields(activity) {
  try {
    assertActivity(asHeld(activity));
  } catch (error) {
    const wrong = (error.issues ?? [{ message: String(error) }]).filter(issue => issue.received !== 'undefined');
    assert.deepEqual(wrong, []);
  }
  for (const field of ['type', 'serviceUrl', 'channelId', 'from', 'conversation', 'recipient']) assert.ok(activity[field], `${field} is missing`);
}

// The serializer writes only what its models know, of entities the type alone: all that it writes must stand in ours.
function assertHolds(ours, theirs, field) {
  if (Array.isArray(theirs)) {
    assert.equal(ours?.length, theirs.length, `field ${field}`);
    theirs.forEach((item, i) => assertHolds(ours[i], item, `${field}[${i}]`));
  } else if (theirs && typeof theirs === 'object') {
    for (const [key, value] of Object.entries(theirs)) assertHolds(ours?.[key], value, `${field}.${key}`);
  } else assert.equal(ours, theirs, `field ${field}`);
}

const client = new ConnectorClient(Object.assign(new MicrosoftAppCredentials('', ''), { signRequest: async request => request }), { baseUri: serviceUrl });

const results = [];
const turns = [
  { type: 'conversationUpdate', id: 'joined', membersAdded: [{ id: 'bot' }, { id: 'user' }] },
  { type: 'message', id: 'q/1', text: 'Who attended the seminar in Paraguay?' },
  { type: 'message', id: 'q/2', text: 'What was presented?' },
  { type: 'message', id: 'q/3', text: 'Whom do I contact?' },
  // In Teams: cards, sources behind their marks, feedback.
  { type: 'installationUpdate', id: 'installed', action: 'add', channelId: 'msteams' },
  { type: 'message', id: '1:q', text: 'Who attended the seminar in Paraguay?', channelId: 'msteams' },
  { type: 'message', id: '2:q', text: 'Tell me about the seminar in Paraguay', channelId: 'msteams' },
  { type: 'messageUpdate', id: '2:q', text: 'Whom do I contact?', channelId: 'msteams' },
];
for (const turn of turns) {
  const own = await say(turn);
  assertFields(own.activity);
  const { conversation, replyToId } = own.activity;
  const arrived = new Promise(resolve => waiting.push(resolve));
  await (replyToId ? client.conversations.replyToActivity(conversation.id, replyToId, asHeld(own.activity)) : client.conversations.sendToConversation(conversation.id, asHeld(own.activity)));
  await arrived;
  const theirs = received.at(-1);
  assert.equal(own.method, theirs.method);
  assert.equal(own.path, theirs.path);
  assert.equal(own.type.split(';')[0], theirs.type.split(';')[0]);
  // What the SDK's serializer knows of our activity must be what we sent.
  for (const [key, value] of Object.entries(theirs.activity)) {
    if (key.endsWith('imestamp')) assert.equal(new Date(own.activity[key]).getTime(), new Date(value).getTime());
    else assertHolds(own.activity[key], value, key);
  }
  if (turn.channelId === 'msteams' && turn.text) assert.ok(own.activity.entities[0].citation.length > 0 && own.activity.channelData.feedbackLoop && own.activity.attachments.length > 0);
  results.push({ asked: turn.text ?? turn.type, path: own.path, text: own.activity.text, suggestions: own.activity.suggestedActions?.actions.length ?? 0 });
}
console.log(JSON.stringify({ results }));
channel.close();
channel.closeAllConnections();
