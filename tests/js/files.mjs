// Reads the bot's vCard (first URL) and iCalendar (second) with parsers that others wrote, and prints what they found as JSON.
import ICAL from 'ical.js';
import { parse } from 'vcard4';

const [card, calendar] = await Promise.all(process.argv.slice(2).map(async url => (await fetch(url)).text()));
const parsed = parse(card);
const first = property => [parsed.getProperty(property)].flat()[0];
const event = new ICAL.Event(new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent'));
// ical.js reads vCards too: a second opinion.
const second = new ICAL.Component(ICAL.parse(card));
console.log(JSON.stringify({
  name: first('FN').value, same: second.getFirstPropertyValue('fn'), phones: second.getAllProperties('tel').map(phone => phone.getFirstValue()), version: second.getFirstPropertyValue('version'),
  title: event.summary, start: event.startDate.toString(), end: event.endDate.toString(), place: event.location, uid: event.uid,
}));
