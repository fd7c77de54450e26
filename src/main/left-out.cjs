// Stands in the built application for parts of four libraries that its main process never uses and that were a third
// of its code (electron.vite.config.ts). A test of the build checks that they are gone. CommonJS, like what it stands for.

const leftOut = () => {
  throw new Error('This part of a library is left out of Relaywatch (electron.vite.config.ts).');
};

/** Of ajv, and all of ajv-formats: electron-store compiles the schema it is given. Relaywatch gives none: it has zod. */
class Ajv2020 {
  constructor() {
    leftOut();
  }
}

/** Of xml2js: dbus-next makes one for each connection, and describes with it the objects that a program offers. */
class Builder {
  buildObject = leftOut;
}

/** Of xml2js: dbus-next reads with it what another program offers. Relaywatch knows the methods that it calls. */
class Parser {
  parseString = leftOut;
}

/** Of zod: makes the methods of each schema that write JSON Schema. Only forms and the terminal do, and are not built here. */
const methodOf = () => leftOut;

// Of semver, nothing is called: electron-store compares versions only where it is given migrations.

module.exports = {
  Ajv2020,
  Builder,
  Parser,
  toJSONSchema: leftOut,
  createToJSONSchemaMethod: methodOf,
  createStandardJSONSchemaMethod: methodOf,
};
