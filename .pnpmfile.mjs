/** The npm packages that carry Node name their platform as a word, where pnpm reads only lists. */
export const hooks = {
  readPackage(manifest) {
    if (!/^node-(bin-)?(darwin|linux|win)-/.test(manifest.name)) return manifest
    return { ...manifest, os: [manifest.os].flat(), cpu: [manifest.cpu].flat() }
  },
}
