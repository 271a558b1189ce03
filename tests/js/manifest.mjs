// Validates an unpacked Teams app package, in the folder given as argument, against the schemas that Microsoft ships in @microsoft/app-manifest.
// Prints what is wrong; exits with 1 when anything is.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';

const folder = process.argv[2];
const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')), 'json-schemas', 'teams');
const read = file => JSON.parse(readFileSync(file, 'utf8'));
const manifest = read(join(folder, 'manifest.json'));
const files = [['manifest.json', 'MicrosoftTeams.schema.json'], ...[manifest.localizationInfo.defaultLanguageFile, ...manifest.localizationInfo.additionalLanguages.map(language => language.file)].map(file => [file, 'MicrosoftTeams.Localization.schema.json'])];

let wrong = 0;
for (const [file, schema] of files) {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
  const validate = ajv.compile(read(join(schemas, `v${manifest.manifestVersion}`, schema)));
  if (!validate(read(join(folder, file)))) {
    wrong++;
    console.error(file, validate.errors);
  } else console.log(`${file}: valid by ${schema} ${manifest.manifestVersion}`);
}
process.exit(wrong ? 1 : 0);
