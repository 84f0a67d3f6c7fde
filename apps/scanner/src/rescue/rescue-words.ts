/** The words of queue rescue. They come with their screen, since most days nobody needs them. */
import { type InEach, inLanguage } from '../words/in-language.ts'
import { countIn } from '../words/saying.ts'

export interface RescueWords {
  readonly title: string
  readonly here: (scans: number) => string
  readonly hereNext: string
  readonly nothing: string
  /** They leave by network alone. */
  readonly pictures: (pictures: number) => string
  /** Found no room in the file. */
  readonly picturesLeft: (pictures: number) => string
  readonly tookPictures: (pictures: number) => string
  readonly damagedPictures: (pictures: number) => string
  readonly save: string
  readonly saved: (file: string) => string
  readonly show: string
  readonly hide: string
  readonly part: (place: number, of: number) => string
  readonly showNext: string
  readonly otherHasAll: string
  readonly others: string
  readonly othersNext: string
  readonly fromFile: string
  readonly fromCamera: string
  readonly stop: string
  readonly point: string
  readonly progress: (done: number, of: number) => string
  readonly missing: (parts: readonly number[]) => string
  readonly tookIn: (scans: number, device: string) => string
  readonly knownAll: (scans: number, device: string) => string
  readonly ownScans: string
  readonly relayed: (scans: number) => string
  readonly notOurs: string
  readonly incomplete: (parts: readonly number[], of: number) => string
  readonly unreadable: string
  readonly noSpace: string
}

/** As many numbers as fit on two lines of a small phone. */
const listed = (parts: readonly number[]): string =>
  parts.slice(0, 12).join(', ') + (parts.length > 12 ? ' …' : '')

const en = countIn<'one'>('en')
const de = countIn<'one'>('de')
const es = countIn<'one'>('es')
const pl = countIn<'one' | 'few' | 'many'>('pl')
const scansEn = (n: number) => en(n, { one: 'scan', other: 'scans' })
const scansDe = (n: number) => de(n, { one: 'Scan', other: 'Scans' })
const scansEs = (n: number) => es(n, { one: 'escaneo', other: 'escaneos' })
const scansPl = (n: number) => pl(n, { one: 'skan', few: 'skany', many: 'skanów', other: 'skanu' })

const wordsIn: InEach<RescueWords> = {
  en: {
    title: 'Without a network',
    here: (n) => `${scansEn(n)} only on this device`,
    hereNext:
      'Take them to another device or to the console. Here they stay until the server has them.',
    nothing: 'Every scan of this device is on the server.',
    pictures: (n) =>
      `${en(n, { one: 'picture', other: 'pictures' })} only on this device: the file takes up to 12 MB of them along, QR takes none. Do not reset it before the server has them.`,
    picturesLeft: (n) =>
      `${en(n, { one: 'picture', other: 'pictures' })} did not fit. Keep this device until it has a network.`,
    tookPictures: (n) => `${en(n, { one: 'picture', other: 'pictures' })} taken in.`,
    damagedPictures: (n) =>
      `${en(n, { one: 'picture is', other: 'pictures are' })} damaged in this file. Save it again.`,
    save: 'Save as file',
    saved: (file) =>
      `${file} is saved. Open it at the console under Devices, or on another device here.`,
    show: 'Show as QR',
    hide: 'Hide',
    part: (place, of) => `Part ${place} of ${of}`,
    showNext: 'On the other device: Without a network, then With the camera.',
    otherHasAll: 'The other device has them all',
    others: 'Take in scans of another device',
    othersNext: 'They are kept apart from yours and sent as that device’s scans.',
    fromFile: 'From a file',
    fromCamera: 'With the camera',
    stop: 'Stop',
    point: 'Point the camera at the squares on the other device.',
    progress: (done, of) => `${done} of ${of} parts`,
    missing: (parts) => `Missing: ${listed(parts)}`,
    tookIn: (n, device) => `${scansEn(n)} of ${device} taken in. They are sent by themselves.`,
    knownAll: (n, device) => `${scansEn(n)} of ${device}, here before. Nothing changes.`,
    ownScans: 'These are this device’s own scans. They are sent by themselves.',
    relayed: (n) =>
      `${scansEn(n)} of other devices ${n === 1 ? 'waits' : 'wait'} here for the network`,
    notOurs: 'No scans in this file. Choose one that was saved here or on another scanner.',
    incomplete: (parts, of) =>
      `Part ${listed(parts)} of ${of} is missing or damaged. Save the file again.`,
    unreadable: 'These parts make no whole. Show or save them again; if it stays, update this app.',
    noSpace: 'They could not be kept here: the device is full. Free some space, then try again.',
  },
  de: {
    title: 'Ohne Netz',
    here: (n) => `${scansDe(n)} nur auf diesem Gerät`,
    hereNext:
      'Bring sie auf ein anderes Gerät oder zur Konsole. Hier bleiben sie, bis der Server sie hat.',
    nothing: 'Jeder Scan dieses Geräts ist auf dem Server.',
    pictures: (n) =>
      `${de(n, { one: 'Bild', other: 'Bilder' })} nur auf diesem Gerät: die Datei nimmt bis zu 12 MB davon mit, QR keines. Nicht zurücksetzen, bevor der Server sie hat.`,
    picturesLeft: (n) =>
      `${de(n, { one: 'Bild passte', other: 'Bilder passten' })} nicht hinein. Behalte dieses Gerät, bis es ein Netz hat.`,
    tookPictures: (n) => `${de(n, { one: 'Bild', other: 'Bilder' })} aufgenommen.`,
    damagedPictures: (n) =>
      `${de(n, { one: 'Bild ist', other: 'Bilder sind' })} in dieser Datei beschädigt. Speichere sie neu.`,
    save: 'Als Datei speichern',
    saved: (file) =>
      `${file} ist gespeichert. Öffne sie in der Konsole unter Devices oder hier auf einem anderen Gerät.`,
    show: 'Als QR zeigen',
    hide: 'Ausblenden',
    part: (place, of) => `Teil ${place} von ${of}`,
    showNext: 'Auf dem anderen Gerät: Ohne Netz, dann Mit der Kamera.',
    otherHasAll: 'Das andere Gerät hat alle',
    others: 'Scans eines anderen Geräts aufnehmen',
    othersNext: 'Sie bleiben von deinen getrennt und werden als Scans jenes Geräts gesendet.',
    fromFile: 'Aus einer Datei',
    fromCamera: 'Mit der Kamera',
    stop: 'Aufhören',
    point: 'Halte die Kamera auf die Quadrate des anderen Geräts.',
    progress: (done, of) => `${done} von ${of} Teilen`,
    missing: (parts) => `Es fehlen: ${listed(parts)}`,
    tookIn: (n, device) =>
      `${scansDe(n)} von ${device} aufgenommen. Sie werden von selbst gesendet.`,
    knownAll: (n, device) => `${scansDe(n)} von ${device}, schon hier. Nichts ändert sich.`,
    ownScans: 'Das sind die Scans dieses Geräts. Sie werden von selbst gesendet.',
    relayed: (n) => `${scansDe(n)} anderer Geräte hier, bis es Netz gibt`,
    notOurs: 'Keine Scans in dieser Datei. Wähle eine, die ein Scanner gespeichert hat.',
    incomplete: (parts, of) =>
      `Teil ${listed(parts)} von ${of} fehlt oder ist beschädigt. Speichere die Datei neu.`,
    unreadable:
      'Die Teile ergeben kein Ganzes. Zeige oder speichere sie neu; sonst aktualisiere diese App.',
    noSpace: 'Sie passen nicht mehr auf dieses Gerät. Schaffe Platz und versuche es noch einmal.',
  },
  es: {
    title: 'Sin red',
    here: (n) => `${scansEs(n)} solo en este equipo`,
    hereNext: 'Llévelos a otro equipo o a la consola. Aquí quedan hasta que el servidor los tenga.',
    nothing: 'Todos los escaneos de este equipo están en el servidor.',
    pictures: (n) =>
      `${es(n, { one: 'foto', other: 'fotos' })} solo en este equipo: el archivo lleva hasta 12 MB de ellas, el QR ninguna. No lo restablezca antes de que el servidor las tenga.`,
    picturesLeft: (n) =>
      `${es(n, { one: 'foto no cupo', other: 'fotos no cupieron' })}. Guarde este equipo hasta que tenga red.`,
    tookPictures: (n) => `${es(n, { one: 'foto recogida', other: 'fotos recogidas' })}.`,
    damagedPictures: (n) =>
      `${es(n, { one: 'foto está dañada', other: 'fotos están dañadas' })} en este archivo. Guárdelo otra vez.`,
    save: 'Guardar en archivo',
    saved: (file) =>
      `${file} está guardado. Ábralo en la consola, en Devices, o aquí en otro equipo.`,
    show: 'Mostrar como QR',
    hide: 'Ocultar',
    part: (place, of) => `Parte ${place} de ${of}`,
    showNext: 'En el otro equipo: Sin red, luego Con la cámara.',
    otherHasAll: 'El otro equipo los tiene todos',
    others: 'Recoger escaneos de otro equipo',
    othersNext: 'Se guardan aparte de los suyos y se envían como escaneos de aquel equipo.',
    fromFile: 'De un archivo',
    fromCamera: 'Con la cámara',
    stop: 'Parar',
    point: 'Apunte la cámara a los cuadrados del otro equipo.',
    progress: (done, of) => `${done} de ${of} partes`,
    missing: (parts) => `Faltan: ${listed(parts)}`,
    tookIn: (n, device) => `${scansEs(n)} de ${device} recogidos. Se envían solos.`,
    knownAll: (n, device) => `${scansEs(n)} de ${device}, ya aquí. Nada cambia.`,
    ownScans: 'Son los escaneos de este equipo. Se envían solos.',
    relayed: (n) => `${scansEs(n)} de otros equipos aquí, hasta que haya red`,
    notOurs: 'No hay escaneos en este archivo. Elija uno guardado por otro equipo.',
    incomplete: (parts, of) =>
      `Falta o está dañada la parte ${listed(parts)} de ${of}. Guarde el archivo otra vez.`,
    unreadable:
      'Las partes no forman un todo. Muéstrelas o guárdelas otra vez; si sigue, actualice esta aplicación.',
    noSpace: 'No caben en este equipo. Libere espacio e inténtelo otra vez.',
  },
  pl: {
    title: 'Bez sieci',
    here: (n) => `Tylko na tym urządzeniu: ${scansPl(n)}`,
    hereNext:
      'Przenieś je na inne urządzenie lub do konsoli. Tu zostaną, aż będzie je miał serwer.',
    nothing: 'Każdy skan tego urządzenia jest na serwerze.',
    pictures: (n) =>
      `Tylko na tym urządzeniu: ${pl(n, { one: 'zdjęcie', few: 'zdjęcia', many: 'zdjęć', other: 'zdjęcia' })}. Plik zabiera ich do 12 MB, QR żadnego. Nie resetuj go, zanim będzie je miał serwer.`,
    picturesLeft: (n) =>
      `Nie zmieściły się zdjęcia: ${n}. Zachowaj to urządzenie, aż będzie miało sieć.`,
    tookPictures: (n) => `Przejęte zdjęcia: ${n}.`,
    damagedPictures: (n) => `Uszkodzone zdjęcia w tym pliku: ${n}. Zapisz go jeszcze raz.`,
    save: 'Zapisz jako plik',
    saved: (file) =>
      `Zapisano ${file}. Otwórz go w konsoli, w Devices, albo tutaj na innym urządzeniu.`,
    show: 'Pokaż jako QR',
    hide: 'Ukryj',
    part: (place, of) => `Część ${place} z ${of}`,
    showNext: 'Na drugim urządzeniu: Bez sieci, potem Aparatem.',
    otherHasAll: 'Drugie urządzenie ma wszystkie',
    others: 'Przejmij skany innego urządzenia',
    othersNext: 'Są trzymane osobno i wysyłane jako skany tamtego urządzenia.',
    fromFile: 'Z pliku',
    fromCamera: 'Aparatem',
    stop: 'Zatrzymaj',
    point: 'Skieruj aparat na kwadraty na drugim urządzeniu.',
    progress: (done, of) => `${done} z ${of} części`,
    missing: (parts) => `Brakuje: ${listed(parts)}`,
    tookIn: (n, device) => `Przejęto ${scansPl(n)} z ${device}. Wyślą się same.`,
    knownAll: (n, device) => `${scansPl(n)} z ${device}, już tutaj. Nic się nie zmienia.`,
    ownScans: 'To skany tego urządzenia. Wyślą się same.',
    relayed: (n) => `Tu czekają na sieć skany innych urządzeń: ${n}`,
    notOurs: 'W tym pliku nie ma skanów. Wybierz plik zapisany przez skaner.',
    incomplete: (parts, of) =>
      `Brakuje części ${listed(parts)} z ${of} albo jest uszkodzona. Zapisz plik jeszcze raz.`,
    unreadable:
      'Części nie tworzą całości. Pokaż lub zapisz je jeszcze raz; jeśli to nie pomoże, zaktualizuj aplikację.',
    noSpace: 'Nie mieszczą się na tym urządzeniu. Zwolnij miejsce i spróbuj ponownie.',
  },
}

export const rescueWords = (language: string): RescueWords => inLanguage(wordsIn, language)
