import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** While developing, the real server answers beside Vite. */
const server = 'http://127.0.0.1:8787'

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  // The content security policy knows no inline data but pictures, so every asset is a file of its own.
  build: { assetsInlineLimit: 0, target: 'es2023', reportCompressedSize: false },
  server: { proxy: { '/v1': server, '/o': server, '/scan': server } },
})
