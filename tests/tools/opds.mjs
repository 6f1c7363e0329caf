// Feeds of OPDS as Readium's parser reads them: node opds.mjs MODULES
// Takes the path of a feed, a line each: Atom (.xml) or JSON. Writes the feed of OPDS 2.0 that it makes of it in one line,
// then "done".

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'

const require = createRequire(path.join(process.argv[2], 'any.js'))
console.log = console.warn = console.error  // what the parser misses
const BUILD = 'dist/es8-es2017/src'
const { DOMParser } = require('@xmldom/xmldom')
const { XML } = require(`r2-utils-js/${BUILD}/_utils/xml-js-mapper`)
const { TaJsonDeserialize, TaJsonSerialize } = require(`r2-lcp-js/${BUILD}/serializable`)
const shared = require(`r2-shared-js/${BUILD}/init-globals`)
const { OPDS } = require(`r2-opds-js/${BUILD}/opds/opds1/opds`)
const { OPDSFeed } = require(`r2-opds-js/${BUILD}/opds/opds2/opds2`)
const { convertOpds1ToOpds2 } = require(`r2-opds-js/${BUILD}/opds/converter`)
require(`r2-opds-js/${BUILD}/opds/init-globals`).initGlobalConverters_OPDS()
shared.initGlobalConverters_SHARED()
shared.initGlobalConverters_GENERIC()

function parse(name, text) {
  if (!name.endsWith('.xml')) return TaJsonDeserialize(JSON.parse(text), OPDSFeed)
  return convertOpds1ToOpds2(XML.deserialize(new DOMParser().parseFromString(text, 'text/xml'), OPDS))
}

for await (const name of createInterface({ input: process.stdin })) {
  try {
    process.stdout.write(JSON.stringify(TaJsonSerialize(parse(name, await readFile(name, 'utf8')))) + '\n')
  } catch (error) {
    console.error(name, error)
  }
  process.stdout.write('done\n')
}
