/** Starts the console on its page. */
// oxlint-disable-next-line import/no-unassigned-import -- must run before the first schema is made
import './shell/no-eval.ts'
import '@milepost/ui/tokens.css'
import '@milepost/ui/parts.css'
import './shell/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './shell/app.tsx'
import { makeQueryClient } from './shell/query-client.ts'

const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
