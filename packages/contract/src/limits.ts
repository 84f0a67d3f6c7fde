/** Bounds that a device must know before it loads the schemas. */
export const maxEventsInBatch = 200
export const maxBatchBytes = 2 * 1024 * 1024
/** Eight letters and digits without the look-alikes. */
export const enrolmentCodeShape = /^[A-HJ-NP-Z2-9]{8}$/
/** Of one picture, a JPEG. */
export const maxPhotoBytes = 300 * 1024
