// Stands in the built application for parts of two libraries that Relaywatch never uses and that were a third of its
// code (electron.vite.config.ts). A test of the build checks that they are gone.

/** @returns {never} */
const leftOut = () => {
  throw new Error('This part of a library is left out of Relaywatch (electron.vite.config.ts).');
};

/** Of ajv: electron-store compiles the schema it is given. Relaywatch gives none, and checks settings with zod. */
export class Ajv2020 {
  constructor() {
    leftOut();
  }
}

/** Of xml2js: dbus-next makes one for each connection, and describes with it the objects that a program offers. */
export class Builder {
  buildObject = leftOut;
}

/** Of xml2js: dbus-next reads with it what another program offers. Relaywatch knows the methods that it calls. */
export class Parser {
  parseString = leftOut;
}

/** ajv-formats */
// biome-ignore lint/style/noDefaultExport: conf imports it so
export default leftOut;
