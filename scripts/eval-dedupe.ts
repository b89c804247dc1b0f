import { evaluate } from './eval/evaluate.ts';
import { missingFile } from './eval/missing-file.ts';

/** `npm run --silent eval:dedupe -- REPORTS.ndjson.gz DUPLICATES.ndjson.gz`: how good the duplicate suggestions are, as one line of JSON. */
async function main([reportsFile, duplicatesFile]: string[]): Promise<number> {
  if (!reportsFile || !duplicatesFile) {
    console.error('Name two files: npm run --silent eval:dedupe -- REPORTS.ndjson.gz DUPLICATES.ndjson.gz');
    return 1;
  }
  const missing = missingFile([reportsFile, duplicatesFile]);
  if (missing !== null) {
    console.error(missing);
    return 1;
  }
  console.log(JSON.stringify(await evaluate(reportsFile, duplicatesFile)));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
