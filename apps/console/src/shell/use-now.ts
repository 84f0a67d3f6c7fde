/** The present, often enough for ages and countdowns in words. */
import { useEffect, useState } from 'react'

export function useNow(everySeconds = 20): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everySeconds * 1000)
    return () => clearInterval(timer)
  }, [everySeconds])
  return now
}
