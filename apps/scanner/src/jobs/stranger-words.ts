/** The words for a label that is on no box. They come with it. */
import { type InEach, inLanguage } from '../words/in-language.ts'

export interface StrangerWords {
  readonly known: (carriers: string) => string
  readonly ownBox: string
  readonly why: string
  readonly chooseTruck: string
  readonly take: (carrier: string) => string
  readonly pack: string
  readonly leave: string
}

const wordsIn: InEach<StrangerWords> = {
  en: {
    known: (carriers) =>
      carriers === ''
        ? 'No box and no order here has this label.'
        : `A ${carriers} label. No box and no order here has it.`,
    ownBox: 'A box of ours, on no list of this device.',
    why: 'It was never bound at packing, or by a device that has not sent yet.',
    chooseTruck: 'To load it all the same, open its truck below and scan it again.',
    take: (carrier) => `Open a ${carrier} load with it`,
    pack: 'Pack it first',
    leave: 'Put it aside',
  },
  de: {
    known: (carriers) =>
      carriers === ''
        ? 'Kein Karton und kein Auftrag hier hat dieses Etikett.'
        : `Ein Etikett von ${carriers}. Kein Karton und kein Auftrag hier hat es.`,
    ownBox: 'Ein Karton von uns, auf keiner Liste dieses Geräts.',
    why: 'Es wurde beim Packen nicht gescannt, oder auf einem Gerät, das noch nicht gesendet hat.',
    chooseTruck: 'Soll es trotzdem mit: unten den Lkw öffnen und noch einmal scannen.',
    take: (carrier) => `Ladung ${carrier} damit öffnen`,
    pack: 'Erst packen',
    leave: 'Beiseite legen',
  },
  es: {
    known: (carriers) =>
      carriers === ''
        ? 'Ninguna caja ni pedido de aquí tiene esta etiqueta.'
        : `Una etiqueta de ${carriers}. Ninguna caja ni pedido de aquí la tiene.`,
    ownBox: 'Una caja nuestra que no está en ninguna lista de este equipo.',
    why: 'No se escaneó al empacar, o fue en un equipo que aún no ha enviado.',
    chooseTruck: 'Para cargarla igualmente, abra abajo su camión y escanéela otra vez.',
    take: (carrier) => `Abrir carga de ${carrier} con ella`,
    pack: 'Empacarla primero',
    leave: 'Apartarla',
  },
  pl: {
    known: (carriers) =>
      carriers === ''
        ? 'Żadna paczka ani zamówienie nie ma tu tej etykiety.'
        : `Etykieta ${carriers}. Żadna paczka ani zamówienie nie ma jej tutaj.`,
    ownBox: 'Nasza paczka, ale nie ma jej na żadnej liście tego urządzenia.',
    why: 'Nie zeskanowano jej przy pakowaniu albo zrobiło to urządzenie, które jeszcze nie wysłało danych.',
    chooseTruck: 'Aby mimo to załadować, otwórz niżej auto i zeskanuj ją ponownie.',
    take: (carrier) => `Otwórz ładunek ${carrier} z tą etykietą`,
    pack: 'Najpierw spakuj',
    leave: 'Odłóż',
  },
}

export const strangerWords = (language: string): StrangerWords => inLanguage(wordsIn, language)
