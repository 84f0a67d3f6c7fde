/** The words of scanners that are connected otherwise than by typing. They come with the first of them. */
import type { LineState } from './line.ts'
import { type InEach, inLanguage } from '../words/in-language.ts'

export interface AttachedWords {
  readonly title: string
  readonly intro: string
  readonly cannot: string
  readonly connect: Readonly<Record<'serial' | 'hid', string>>
  readonly speed: string
  readonly kind: Readonly<Record<'serial' | 'hid', string>>
  readonly state: Readonly<Record<LineState, string>>
  readonly noneChosen: string
  readonly refused: string
  readonly again: string
  readonly forget: string
  readonly close: string
}

const wordsIn: InEach<AttachedWords> = {
  en: {
    title: 'Scanners that do not type',
    intro:
      'Connect one in serial or HID mode here once. From then on the device finds it by itself.',
    cannot: 'This browser reaches no such scanner. Chrome and Edge on a computer do.',
    connect: { serial: 'Connect serial', hid: 'Connect HID' },
    speed: 'Serial speed',
    kind: { serial: 'Serial scanner', hid: 'HID scanner' },
    state: {
      'opening': 'Connecting…',
      'ready': 'Connected. It scans on every screen.',
      'elsewhere': 'Another window of Milepost hears it.',
      'unplugged':
        'It was unplugged. Plug it in and it goes on; until then type, or use the camera.',
      'busy': 'It cannot be opened. Close other programs that use it, then try again.',
      'garbled': 'What it sends makes no sense. Choose the speed it is set to.',
      'no-codes': 'It sends no codes this way. Set it to HID POS mode.',
    },
    noneChosen: 'No scanner was chosen.',
    refused: 'The browser forbids it. Allow serial and HID devices in its site settings.',
    again: 'Try again',
    forget: 'Forget it',
    close: 'Close',
  },
  de: {
    title: 'Scanner, die nicht tippen',
    intro:
      'Einen im seriellen oder HID-Modus hier einmal verbinden. Danach findet ihn das Gerät selbst.',
    cannot: 'Dieser Browser erreicht solche Scanner nicht. Chrome und Edge am Computer schon.',
    connect: { serial: 'Seriell verbinden', hid: 'HID verbinden' },
    speed: 'Serielle Geschwindigkeit',
    kind: { serial: 'Serieller Scanner', hid: 'HID-Scanner' },
    state: {
      'opening': 'Verbindet …',
      'ready': 'Verbunden. Er scannt auf jeder Seite.',
      'elsewhere': 'Ein anderes Fenster von Milepost hört ihn.',
      'unplugged':
        'Er wurde abgezogen. Wieder einstecken, dann geht er weiter; so lange tippen oder Kamera.',
      'busy': 'Er lässt sich nicht öffnen. Andere Programme schließen, dann noch einmal.',
      'garbled': 'Was er sendet, ergibt keinen Sinn. Seine Geschwindigkeit wählen.',
      'no-codes': 'So sendet er keine Codes. In den Modus HID POS stellen.',
    },
    noneChosen: 'Kein Scanner wurde gewählt.',
    refused: 'Der Browser verbietet es. Serielle und HID-Geräte für diese Seite erlauben.',
    again: 'Noch einmal',
    forget: 'Vergessen',
    close: 'Schließen',
  },
  es: {
    title: 'Lectores que no escriben',
    intro: 'Conecte aquí una vez uno en modo serie o HID. Después el equipo lo encuentra solo.',
    cannot: 'Este navegador no llega a esos lectores. Chrome y Edge en un ordenador sí.',
    connect: { serial: 'Conectar serie', hid: 'Conectar HID' },
    speed: 'Velocidad del puerto serie',
    kind: { serial: 'Lector en serie', hid: 'Lector HID' },
    state: {
      'opening': 'Conectando…',
      'ready': 'Conectado. Lee en todas las pantallas.',
      'elsewhere': 'Otra ventana de Milepost lo escucha.',
      'unplugged':
        'Se ha desenchufado. Enchúfelo y sigue; mientras tanto, escriba o use la cámara.',
      'busy': 'No se puede abrir. Cierre otros programas que lo usen y pruebe otra vez.',
      'garbled': 'Lo que envía no se entiende. Elija la velocidad que tiene puesta.',
      'no-codes': 'Así no envía códigos. Póngalo en modo HID POS.',
    },
    noneChosen: 'No se eligió ningún lector.',
    refused: 'El navegador lo prohíbe. Permita dispositivos serie y HID en los ajustes del sitio.',
    again: 'Otra vez',
    forget: 'Olvidarlo',
    close: 'Cerrar',
  },
  pl: {
    title: 'Skanery, które nie piszą',
    intro: 'Połącz tu raz skaner w trybie szeregowym lub HID. Potem urządzenie znajdzie go samo.',
    cannot: 'Ta przeglądarka nie sięga takich skanerów. Chrome i Edge na komputerze tak.',
    connect: { serial: 'Połącz szeregowy', hid: 'Połącz HID' },
    speed: 'Prędkość portu',
    kind: { serial: 'Skaner szeregowy', hid: 'Skaner HID' },
    state: {
      'opening': 'Łączenie…',
      'ready': 'Połączony. Skanuje na każdym ekranie.',
      'elsewhere': 'Słucha go inne okno Milepost.',
      'unplugged': 'Odłączono go. Podłącz, a ruszy dalej; na razie wpisuj lub użyj aparatu.',
      'busy': 'Nie można go otworzyć. Zamknij inne programy, które go używają, i spróbuj ponownie.',
      'garbled': 'To, co wysyła, nie ma sensu. Wybierz prędkość, na którą jest ustawiony.',
      'no-codes': 'Tak nie wysyła kodów. Ustaw tryb HID POS.',
    },
    noneChosen: 'Nie wybrano skanera.',
    refused: 'Przeglądarka tego zabrania. Zezwól na urządzenia szeregowe i HID w ustawieniach.',
    again: 'Spróbuj ponownie',
    forget: 'Zapomnij',
    close: 'Zamknij',
  },
}

export const attachedWords = (language: string): AttachedWords => inLanguage(wordsIn, language)
