/** Spanish. */
import type { Answer, AnswerFacts, When, Words } from './words.ts'

export const es: Words = {
  order: (reference) => `Pedido ${reference}`,
  answer,
  lastNews: 'Última novedad',
  livePage: 'Esta página se actualiza sola.',
  reload: 'Vuelva a cargar la página para ver novedades.',

  parcel: 'Su paquete',
  box: (number, of) => `Paquete ${number} de ${of}`,
  wholeOrder: 'Su pedido',
  step: (step, carrier) =>
    ({
      'ordered': 'Pedido',
      'picked': 'Reunido',
      'packed': 'Embalado',
      'handed-over': carrier ? `En manos de ${carrier}` : 'Recogido',
      'in-transit': 'En camino',
      'out-for-delivery': 'En reparto',
      'delivered': 'Entregado',
    })[step],
  done: 'hecho',
  next: 'a continuación',
  notYet: 'todavía no',
  expected: (when) => `Previsto ${onDay(when)}`,
  contents: 'En este paquete',
  waiting: 'Sin embalar todavía',
  waitingWhy: 'Llegarán en un paquete aparte.',
  moreItems: (count) => `y ${count} más`,
  trackingNumber: 'Número de seguimiento',
  notice,

  worry: 'Cuándo preocuparse',
  nextStep: (step, carrier = 'el transportista') =>
    ({
      'ordered': 'A continuación registramos su pedido.',
      'picked': 'A continuación reunimos sus artículos.',
      'packed': 'A continuación los embalamos.',
      'handed-over': `A continuación lo entregamos a ${carrier}.`,
      'in-transit': `A continuación ${carrier} lo registra en camino.`,
      'out-for-delivery': 'A continuación sale a reparto cerca de usted.',
      'delivered': 'A continuación llega a su puerta.',
    })[step],
  noDateYet: 'Aún no hay fecha de entrega. Aparecerá aquí en cuanto la sepamos.',
  helpFrom: (day) =>
    `No hay motivo de preocupación antes del ${day}. Si para entonces no ha llegado, díganoslo.`,
  late: (day) => `Debía llegar el ${day} y va con retraso. Díganoslo y averiguamos dónde está.`,
  askNow: 'No hace falta esperar: díganoslo y nos ocupamos.',
  collectSoon: 'Recójalo pronto: allí solo lo guardan unos días y después lo devuelven.',
  afterDelivery: '¿Falta algo, está roto o no está en su puerta? Díganoslo.',
  afterEnding: '¿Le sorprende? Díganoslo y lo revisamos.',
  contact: (shop) => `Contactar con ${shop}`,

  history: 'Qué ha pasado',
  line: (what, carrier = 'el transportista') =>
    ({
      'ordered': 'Pedido recibido',
      'picked': 'Artículos reunidos',
      'packed': 'Embalado',
      'labelled': 'Etiqueta de dirección hecha',
      'handed-over': `En manos de ${carrier}`,
      'accepted': `${capital(carrier)} lo tiene`,
      'in-transit': 'En camino',
      'out-for-delivery': 'En reparto',
      'delivered': 'Entregado',
      'attempted': 'Intento de entrega',
      'available-for-pickup': 'Listo para recoger',
      'exception': `${capital(carrier)} avisa de un problema`,
      'returned': 'De vuelta con nosotros',
      'return-in-transit': 'En camino de vuelta',
      'cancelled': 'Cancelado',
    })[what],
  showEarlier: (count) => `Ver ${count} anteriores`,
  earlier: (count) => `y ${count} anteriores`,
  and: (parts) => new Intl.ListFormat('es').format(parts),
  timesIn: (zone) => `Horas en ${zone}.`,
  ownTimes: (zone) => `Las horas son las suyas: ${zone}.`,

  unknownPlace: 'No hay nada en esta dirección',
  unknownPlaceHelp: 'Puede que esté mal escrita o incompleta.',
  unknownLink: 'Este enlace no lleva a ninguna parte',
  unknownLinkHelp:
    'Puede que le falte una parte. Ábralo de nuevo desde el mensaje que recibió, o pida uno nuevo a la tienda.',
}

function answer(facts: AnswerFacts): Answer {
  const { when } = facts
  switch (facts.kind) {
    case 'ordered':
      return { answer: 'Tenemos su pedido.', more: `Empezamos pronto.${expectedToo(when)}` }
    case 'preparing':
      return {
        answer: 'Lo estamos preparando.',
        more: `${packedSoFar(facts)}${expectedToo(when)}`,
      }
    case 'packed':
      return {
        answer: 'Embalado, a la espera de recogida.',
        more: `${capital(facts.carriers ?? 'el transportista')} aún no lo tiene.${expectedToo(when)}`,
      }
    case 'handed-over':
    case 'on-its-way':
      return { answer: arriving(when, handedOrMoving(facts)), more: whereBoxesAre(facts) }
    case 'out-for-delivery':
      return { answer: 'En reparto.', more: whereBoxesAre(facts) }
    case 'partly-delivered':
      return {
        answer: `${facts.delivered} de ${facts.boxes} paquetes entregados.`,
        more: rest(facts),
      }
    case 'delivered':
      return { answer: 'Entregado.', more: deliveredMore(facts) }
    case 'pickup':
      return { answer: 'Listo para recoger.', more: pickup }
    case 'attention':
      return {
        answer: 'Hay un contratiempo.',
        more: 'Abajo está lo que sabemos y lo que sigue.',
      }
    case 'returning':
      return { answer: 'De vuelta hacia nosotros.', more: 'Aquí verá cuándo ha llegado.' }
    case 'cancelled':
      return { answer: 'Este pedido está cancelado.', more: 'No se entregará nada.' }
  }
}

const pickup = 'Lleve un documento de identidad y su número de seguimiento.'

function arriving(when: When, otherwise: string): string {
  if (!when) return otherwise
  if (when.kind === 'past') return 'Más tarde de lo previsto.'
  return `Llega ${onDay(when)}.`
}

function onDay(when: NonNullable<When>): string {
  if (when.kind === 'today') return 'hoy'
  if (when.kind === 'tomorrow') return `mañana, ${when.text}`
  if (when.kind === 'days') return `entre ${when.text}`
  return `el ${when.text}`
}

const handedOrMoving = ({ kind, carriers = 'el transportista' }: AnswerFacts): string =>
  kind === 'handed-over' ? `En manos de ${carriers}.` : 'En camino.'

const expectedToo = (when: When): string =>
  when && when.kind !== 'past' ? ` Previsto ${onDay(when)}.` : ''

function packedSoFar({ boxes }: AnswerFacts): string {
  return boxes > 1 ? `Va en ${boxes} paquetes.` : 'Estamos reuniendo sus artículos.'
}

function whereBoxesAre(facts: AnswerFacts): string {
  const { boxes, withCarrier, delivered, carriers = 'el transportista' } = facts
  if (boxes === 1) return `${late(facts)}Su paquete lo lleva ${carriers}.`
  const there =
    withCarrier === boxes
      ? `Los ${boxes} paquetes los lleva ${carriers}.`
      : `${capital(carriers)} lleva ${withCarrier} de ${boxes} paquetes.`
  const already = delivered > 0 ? ` Entregados: ${delivered} de ${boxes}.` : ''
  return `${late(facts)}${there}${already}`
}

const late = ({ when }: AnswerFacts): string =>
  when?.kind === 'past' ? `Debía llegar el ${when.text}. ` : ''

function rest({ boxes, delivered, withCarrier, when }: AnswerFacts): string {
  const left = boxes - delivered
  const one = left === 1
  const what = one ? 'El último' : `Los otros ${left}`
  if (when?.kind === 'past') return `${what} ${one ? 'debía' : 'debían'} llegar el ${when.text}.`
  if (when && withCarrier >= left) return `${what} ${one ? 'llega' : 'llegan'} ${onDay(when)}.`
  if (when) return `${what} se ${one ? 'espera' : 'esperan'} ${onDay(when)}.`
  const verb = one ? 'está' : 'están'
  return withCarrier > 0 ? `${what} ${verb} en camino.` : `${what} aún no ${verb} en camino.`
}

function deliveredMore({ boxes, deliveredAt }: AnswerFacts): string {
  const what = boxes > 1 ? `Han llegado los ${boxes} paquetes` : 'Su paquete ha llegado'
  return deliveredAt ? `${what}: ${deliveredAt}.` : `${what}.`
}

function notice(kind: string, reason: string | undefined, by = 'el transportista'): Answer {
  const who = capital(by)
  const known: Readonly<Record<string, Answer>> = {
    'attempted': {
      answer: `${who} pasó y no pudo entregar.`,
      more: 'Suele intentarlo de nuevo el siguiente día laborable. Quizá haya un aviso en su puerta.',
    },
    'address': {
      answer: `${who} no encuentra la dirección.`,
      more: 'Díganos la correcta: número, piso, nombre en la puerta.',
    },
    'damaged': {
      answer: 'Este paquete se dañó por el camino.',
      more: 'Si hay algo roto, díganoslo: lo reponemos.',
    },
    'refused': { answer: 'Se rechazó la entrega en la puerta.', more: 'Vuelve a nosotros.' },
    'weather': {
      answer: 'El mal tiempo lo retrasa.',
      more: `${who} sigue en cuanto pueda. No tiene que hacer nada.`,
    },
    'delay': { answer: 'Tarda más de lo previsto.', more: `${who} sigue en ello.` },
    'customs': {
      answer: 'La aduana lo está revisando.',
      more: `Puede tardar unos días. ${who} avisa si faltan papeles.`,
    },
    'held': { answer: `${who} lo retiene.`, more: 'Sigue cuando se aclare el motivo.' },
    'lost': {
      answer: `${who} no encuentra este paquete.`,
      more: 'Díganoslo y lo solucionamos.',
    },
    'misrouted': { answer: 'Tomó un camino equivocado.', more: `${who} lo está reconduciendo.` },
    'label-voided': {
      answer: 'Se anuló su etiqueta.',
      more: 'Lo mandamos con otra, o le decimos por qué no.',
    },
    'returning': { answer: 'Está volviendo a nosotros.', more: 'Díganos si no es correcto.' },
    'available-for-pickup': { answer: 'Está listo para recoger.', more: pickup },
    'exception': {
      answer: `${who} avisa de un problema con este paquete.`,
      more: 'Lo estamos vigilando. Díganos si mañana no se ha movido.',
    },
  }
  const reasonKind = reason?.startsWith('customs') ? 'customs' : (reason ?? '')
  return known[reasonKind] ?? known[kind] ?? (known['exception'] as Answer)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
