/** What is said of scans that were set aside and of the storage: words that come with their screen, not with the app. */
import type { RejectionReason } from '@milepost/contract'
import type { Keeping } from '../sync/device.ts'
import { type InEach, inLanguage } from '../words/in-language.ts'

export type WhyAside = RejectionReason | 'conflict' | 'unreadable'

export interface SyncDetailWords {
  readonly storage: string
  readonly keeping: Readonly<Record<Keeping, string>>
  /** Why, and what to do about it. */
  readonly aside: Readonly<Record<WhyAside, readonly [why: string, next: string]>>
}

const english: SyncDetailWords = {
  storage: 'Storage',
  keeping: {
    'for-good': 'Kept until somebody deletes it',
    'while-room': 'The browser may clear it when the device is full. Install the app to keep it.',
    'for-session': 'Gone when this window closes. Send everything, then use a normal window.',
    'unknown': 'This browser does not say how long it keeps it',
  },
  aside: {
    'schema': [
      'The server could not read it',
      'Do not scan it again. A supervisor can let it in; update this app.',
    ],
    'hash-mismatch': [
      'It changed on the way',
      'Scan it again if it is still here. Otherwise a supervisor records what was done.',
    ],
    'wrong-device': [
      'It names another device',
      'Scan it again if it is still here. Tell a supervisor: this device may be a copy.',
    ],
    'unknown-device': [
      'Nobody knows the device that made it',
      'Do not scan it again. A supervisor adds the device and lets it in.',
    ],
    'too-large': [
      'It is too large',
      'Scan it again in smaller parts, such as a load in two halves.',
    ],
    'device-revoked': [
      'This device was revoked',
      'Do not scan it again. A supervisor decides whether it counts.',
    ],
    'not-authorized-at-time': [
      'The person no longer worked here',
      'Do not scan it again. A supervisor can let it in; sign in under your own name.',
    ],
    'conflict': [
      'The server has another scan of this id',
      'Tell a supervisor what was really done. Both are kept.',
    ],
    'unreadable': [
      'This device cannot read it any more',
      'Restart the app: often it comes back. Otherwise scan it again.',
    ],
  },
}

const german: SyncDetailWords = {
  storage: 'Speicher',
  keeping: {
    'for-good': 'Bleibt, bis ihn jemand löscht',
    'while-room':
      'Der Browser darf ihn leeren, wenn das Gerät voll ist. Installiere die App, damit er bleibt.',
    'for-session':
      'Weg, sobald dieses Fenster zu ist. Sende alles und nimm dann ein normales Fenster.',
    'unknown': 'Dieser Browser sagt nicht, wie lange er ihn behält',
  },
  aside: {
    'schema': [
      'Der Server konnte ihn nicht lesen',
      'Nicht noch einmal scannen. Die Schichtleitung kann ihn einlassen; aktualisiere diese App.',
    ],
    'hash-mismatch': [
      'Unterwegs verändert',
      'Scanne noch einmal, wenn das Stück noch da ist. Sonst trägt die Schichtleitung nach, was geschah.',
    ],
    'wrong-device': [
      'Nennt ein anderes Gerät',
      'Scanne noch einmal, wenn das Stück noch da ist. Sag es der Schichtleitung: Dieses Gerät ist vielleicht eine Kopie.',
    ],
    'unknown-device': [
      'Niemand kennt das Gerät, von dem er ist',
      'Nicht noch einmal scannen. Die Schichtleitung nimmt das Gerät auf und lässt ihn ein.',
    ],
    'too-large': ['Zu groß', 'Scanne in kleineren Teilen, etwa eine Ladung in zwei Hälften.'],
    'device-revoked': [
      'Dieses Gerät wurde gesperrt',
      'Nicht noch einmal scannen. Die Schichtleitung entscheidet, ob er zählt.',
    ],
    'not-authorized-at-time': [
      'Die Person arbeitete nicht mehr hier',
      'Nicht noch einmal scannen. Die Schichtleitung kann ihn einlassen; melde dich unter deinem Namen an.',
    ],
    'conflict': [
      'Der Server hat einen anderen Scan mit dieser Nummer',
      'Sag der Schichtleitung, was wirklich geschah. Beide bleiben erhalten.',
    ],
    'unreadable': [
      'Dieses Gerät kann ihn nicht mehr lesen',
      'Starte die App neu: Oft kommt er zurück. Sonst scanne noch einmal.',
    ],
  },
}

const spanish: SyncDetailWords = {
  storage: 'Memoria',
  keeping: {
    'for-good': 'Se conserva hasta que alguien la borre',
    'while-room':
      'El navegador puede vaciarla si el equipo se llena. Instale la aplicación para conservarla.',
    'for-session': 'Se pierde al cerrar esta ventana. Envíe todo y use después una ventana normal.',
    'unknown': 'Este navegador no dice cuánto tiempo la conserva',
  },
  aside: {
    'schema': [
      'El servidor no pudo leerlo',
      'No lo escanee otra vez. Un supervisor puede admitirlo; actualice esta aplicación.',
    ],
    'hash-mismatch': [
      'Cambió en el camino',
      'Escanéelo otra vez si sigue aquí. Si no, un supervisor anota lo que se hizo.',
    ],
    'wrong-device': [
      'Nombra otro equipo',
      'Escanéelo otra vez si sigue aquí. Avise a un supervisor: este equipo puede ser una copia.',
    ],
    'unknown-device': [
      'Nadie conoce el equipo que lo hizo',
      'No lo escanee otra vez. Un supervisor añade el equipo y lo admite.',
    ],
    'too-large': [
      'Es demasiado grande',
      'Escanéelo en partes más pequeñas, como una carga en dos mitades.',
    ],
    'device-revoked': [
      'Este equipo fue revocado',
      'No lo escanee otra vez. Un supervisor decide si cuenta.',
    ],
    'not-authorized-at-time': [
      'La persona ya no trabajaba aquí',
      'No lo escanee otra vez. Un supervisor puede admitirlo; entre con su propio nombre.',
    ],
    'conflict': [
      'El servidor tiene otro escaneo con este número',
      'Diga a un supervisor lo que se hizo de verdad. Se conservan los dos.',
    ],
    'unreadable': [
      'Este equipo ya no puede leerlo',
      'Reinicie la aplicación: muchas veces vuelve. Si no, escanéelo otra vez.',
    ],
  },
}

const polish: SyncDetailWords = {
  storage: 'Pamięć',
  keeping: {
    'for-good': 'Zostaje, dopóki ktoś jej nie usunie',
    'while-room':
      'Przeglądarka może ją wyczyścić, gdy urządzenie się zapełni. Zainstaluj aplikację, by została.',
    'for-session': 'Zniknie po zamknięciu okna. Wyślij wszystko i użyj zwykłego okna.',
    'unknown': 'Ta przeglądarka nie mówi, jak długo ją zachowa',
  },
  aside: {
    'schema': [
      'Serwer nie mógł go odczytać',
      'Nie skanuj ponownie. Kierownik może go wpuścić; zaktualizuj aplikację.',
    ],
    'hash-mismatch': [
      'Zmienił się po drodze',
      'Zeskanuj ponownie, jeśli rzecz jest na miejscu. Inaczej kierownik zapisze, co zrobiono.',
    ],
    'wrong-device': [
      'Wskazuje inne urządzenie',
      'Zeskanuj ponownie, jeśli rzecz jest na miejscu. Powiedz kierownikowi: to urządzenie może być kopią.',
    ],
    'unknown-device': [
      'Nikt nie zna urządzenia, z którego pochodzi',
      'Nie skanuj ponownie. Kierownik doda urządzenie i go wpuści.',
    ],
    'too-large': ['Jest za duży', 'Skanuj mniejszymi częściami, na przykład ładunek na pół.'],
    'device-revoked': [
      'Urządzenie zablokowano',
      'Nie skanuj ponownie. Kierownik zdecyduje, czy się liczy.',
    ],
    'not-authorized-at-time': [
      'Ta osoba już tu nie pracowała',
      'Nie skanuj ponownie. Kierownik może go wpuścić; zaloguj się pod swoim nazwiskiem.',
    ],
    'conflict': [
      'Serwer ma inny skan o tym numerze',
      'Powiedz kierownikowi, co naprawdę zrobiono. Oba są zachowane.',
    ],
    'unreadable': [
      'To urządzenie nie może go już odczytać',
      'Uruchom aplikację ponownie: często wraca. Inaczej zeskanuj jeszcze raz.',
    ],
  },
}

const wordsIn: InEach<SyncDetailWords> = {
  en: english,
  de: german,
  es: spanish,
  pl: polish,
}

export const syncDetailWords = (language: string): SyncDetailWords => inLanguage(wordsIn, language)
