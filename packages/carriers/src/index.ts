export * from './carrier-feed.ts'
export * from './carrier-name.ts'
export { easypost } from './easypost/easypost.ts'
export { signatureOf as easypostSignature } from './easypost/signature.ts'
