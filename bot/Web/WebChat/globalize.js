// What Web Chat asks of Globalize, answered by the browser's own Intl: in place of tables for fifty languages.
const globalize = locale => ({
  dateFormatter: () => formatter(new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', hour: 'numeric', minute: 'numeric' })),
  relativeTimeFormatter: unit => formatter(new Intl.RelativeTimeFormat(locale), unit),
  unitFormatter: (unit, { form }) => formatter(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: form })),
  plural: number => new Intl.PluralRules(locale).select(number),
});
const formatter = (format, ...unit) => value => format.format(value, ...unit);

export default globalize;
