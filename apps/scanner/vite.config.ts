import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { type ManifestOptions, VitePWA } from 'vite-plugin-pwa'

/** While developing, the real server answers beside Vite. */
const server = 'http://127.0.0.1:8787'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  readonly version: string
}

const manifest: Partial<ManifestOptions> = {
  id: '/scan/',
  name: 'Milepost scanner',
  short_name: 'Milepost',
  description: 'Scan on the floor, with or without a network.',
  start_url: '/scan/',
  scope: '/scan/',
  display: 'standalone',
  orientation: 'any',
  background_color: '#101512',
  theme_color: '#0b5d4a',
  icons: [
    { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
}

export default defineConfig({
  base: '/scan/',
  plugins: [
    react(),
    VitePWA({
      // A waiting update is shown and accepted; nothing ever reloads by itself (sync.md, SW updates).
      registerType: 'prompt',
      injectRegister: null,
      manifest,
      workbox: {
        // Everything, the decoder and its WebAssembly too: a cold start needs no network, or it is not offline.
        globPatterns: ['**/*.{js,css,html,wasm,svg,png,webmanifest}'],
        maximumFileSizeToCacheInBytes: 6 * 1024 * 1024,
        dontCacheBustURLsMatching: /^assets\//,
        navigateFallback: '/scan/index.html',
        clientsClaim: true,
        importScripts: ['wake.js'],
        inlineWorkboxRuntime: true,
        cleanupOutdatedCaches: true,
        sourcemap: false,
      },
    }),
  ],
  // The same library without what browsers of before 2018 needed.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  define: {
    // A build may be given its version from outside, as two builds of one source are in the update test.
    'import.meta.env.VITE_APP_VERSION': JSON.stringify(process.env['VITE_APP_VERSION'] ?? version),
  },
  // The content security policy knows no inline data but pictures, so every asset is a file of its own.
  build: {
    assetsInlineLimit: 0,
    target: 'es2023',
    modulePreload: {
      polyfill: false,
      // What a script needs it asks for itself, out of the cache. Told beforehand, the names of all would weigh on the first one.
      resolveDependencies: (_, needed, { hostType }) => (hostType === 'js' ? [] : needed),
    },
    reportCompressedSize: false,
    rolldownOptions: {
      // Its modules only define classes, of which we use a few; written as they are, no bundler can tell.
      treeshake: { moduleSideEffects: [{ test: /@zxing/, sideEffects: false }] },
      // What the first screen needs is one file, what all jobs share another: many small ones weigh more in sum.
      output: {
        codeSplitting: {
          groups: [
            { name: 'shell', test: /src\/main\.tsx$/, priority: 2 },
            { name: 'pick', test: /src\/jobs\/pick-screen\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/v1': server } },
})
