// Messages as mailparser reads them: node mail.mjs MODULES
// Takes the path of a message, a line each. Writes what is in it as JSON in one line, then "done".

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'

const { simpleParser } = createRequire(path.join(process.argv[2], 'any.js'))('mailparser')

for await (const file of createInterface({ input: process.stdin })) {
  const read = await simpleParser(await readFile(file))
  process.stdout.write(JSON.stringify({
    sender: read.from.value[0], receiver: read.to.value[0].address, subject: read.subject, words: read.text,
    files: read.attachments.map(one => ({
      name: one.filename, type: one.contentType, sha256: createHash('sha256').update(one.content).digest('hex'),
    })),
  }) + '\n')
  process.stdout.write('done\n')
}
