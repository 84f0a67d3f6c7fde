/** What the app says to a scan, in Spanish. */
import { kilograms } from '../jobs/weight.ts'
import { carrierName, countIn, joined, timeIn } from './saying.ts'
import type { Words } from './words.ts'

const language = 'es-ES'
const time = timeIn(language)
const count = countIn<'one'>(language)
const units = (n: number) => count(n, { one: 'unidad', other: 'unidades' })
const boxes = (n: number) => count(n, { one: 'caja', other: 'cajas' })
const box = (place: number) => `caja ${place}`
const order = (reference: string) => `Pedido ${reference}`
const tote = (name: string) => `Cubeta ${name}`
const of = (now: number, all: number) => `${now} de ${all}`
const times = (n: number, name: string) => (n === 1 ? name : `${n} × ${name}`)

export const spanishRemarks: Words['remarks'] = {
  'received': (it) => ['Recibido', joined(times(it.units, it.name), of(it.now, it.of))],
  'over': (it) => ['De más', `${it.name}: ${of(it.now, it.of)}. Aceptado; avise al supervisor.`],
  'received-damaged': (it) => ['Dañado', `${times(it.units, it.name)}. Aceptado; apártelo.`],
  'not-announced': (it) => ['No esperado', `${times(it.units, it.name)}. Aceptado y marcado.`],
  'all-received': (it) => [
    'Ya completo',
    joined(`${it.name}: ya se recibieron los ${it.of}`, ...it.references),
  ],
  'receipt-chosen': (it) => [
    'Entrega',
    joined(it.reference, `${it.units === 1 ? 'falta' : 'faltan'} ${units(it.units)}`),
  ],
  'which-receipt': (it) => ['¿Cuál?', `${it.count} entregas esperan ${it.name}. Toque una.`],
  'put-where': (it) => [
    it.bin ?? 'Una ubicación',
    `${times(it.units, it.name)}. Escanee ahora ${it.bin === undefined ? 'su' : 'esta'} ubicación.`,
  ],
  'put-away': (it) => ['Ubicado', joined(times(it.units, it.name), it.bin)],
  'put-elsewhere': (it) => [
    'Ubicado',
    `${times(it.units, it.name)} en ${it.bin}, no en la suya. Anotado.`,
  ],
  'put-wrong': (it) => ['No es aquí', `${it.name} no va en ${it.bin}. Vaya a ${it.goTo}.`],
  'goods-first': (it) => [
    'Primero artículos',
    joined(`Ubicación ${it.bin}`, it.name && `aquí va ${it.name}`),
  ],
  'picked': (it) => [
    'Recogido',
    joined(times(it.units, it.name), of(it.now, it.of), it.tote && tote(it.tote)),
  ],
  'enough': (it) => ['Basta', `${it.name}: ya están los ${it.of}.`],
  'too-many': (it) => [
    'De más',
    `${it.times} × ${it.name}, pero solo ${it.left === 1 ? 'falta' : 'faltan'} ${it.left}.`,
  ],
  'pick-order': (it) => [order(it.reference), `${units(it.units)} por recoger`],
  'order-picked': (it) => [
    'Completo',
    joined(`${order(it.reference)} pasa a empaque.`, it.tote && tote(it.tote)),
  ],
  'cart-picked': (it) => [
    'Todo recogido',
    joined(`${it.orders} pedidos pasan a empaque.`, it.tote && tote(it.tote)),
  ],
  'on-cart': (it) => [order(it.reference), `${units(it.units)}. Escanee su cubeta.`],
  'off-cart': (it) => ['Fuera del carro', order(it.reference)],
  'cart-started': (it) => [
    'En marcha',
    `${count(it.orders, { one: 'pedido', other: 'pedidos' })}, ${units(it.units)}`,
  ],
  'tote-bound': (it) => [tote(it.tote), order(it.reference)],
  'tote-taken': (it) => ['Cubeta ocupada', `${tote(it.tote)} es de ${order(it.reference)}.`],
  'tote-of': (it) => [tote(it.tote), `Es de ${order(it.reference)}.`],
  'nothing-to-pick': (it) => ['Ya hecho', `${order(it.reference)}: nada por recoger.`],
  'at-bin': (it) => [
    'Aquí es',
    joined(`${it.bin}: tome ${times(it.units, it.name)}`, it.tote && tote(it.tote)),
  ],
  'wrong-bin': (it) => [
    'No es aquí',
    `${it.bin} no está en la lista.${it.goTo ? ` Vaya a ${it.goTo}.` : ''}`,
  ],
  'bin-first': (it) => ['Primero la ubicación', `Escanee ${it.bin} y después ${it.name}.`],
  'look-in': (it) => ['Mire allí', `${it.name} puede estar en ${it.bin}.`],
  'short': (it) => ['Falta', `${times(it.units, it.name)}: ${spanishReasons[it.reason]}`],
  'wrong-item': (it) => [
    'Equivocado',
    joined(
      `Esto es ${it.name}`,
      it.bin && `Va en ${it.bin}`,
      it.wanted && `Se busca: ${it.wanted}`,
    ),
  ],
  'pack-order': (it) => [order(it.reference), `${units(it.units)} por empacar`],
  'not-all-picked': (it) => [
    'Incompleto',
    `${order(it.reference)}: faltan por recoger ${units(it.units)}.`,
  ],
  'packed': (it) => ['Empacado', joined(times(it.units, it.name), of(it.now, it.of), box(it.box))],
  'already-packed': (it) => ['Ya hecho', joined(order(it.reference), boxes(it.boxes))],
  'box-chosen': (it) => [`Caja ${it.box}`, order(it.reference)],
  'box-closed': (it) => ['Cerrada', `Caja ${it.box}: ahora escanee su etiqueta de envío.`],
  'label-bound': (it) => ['Etiquetada', `${carrierName(it.carrier)} en la ${box(it.box)}`],
  'unknown-label-bound': (it) => [
    'Etiqueta nueva',
    `${it.number} queda en la ${box(it.box)}. Deshaga si no es así.`,
  ],
  'weighed': (it) => ['Pesado', joined(kilograms(it.grams), box(it.box))],
  'weighed-closed': (it) => ['Ya cerrada', `La ${box(it.box)} conserva su peso.`],
  'relabel': (it) => ['Otra etiqueta', `La ${box(it.box)} tenía ${it.number}. Escanee la nueva.`],
  'relabelled': (it) => ['Reetiquetada', `Caja ${it.box}: ${it.number} en lugar de ${it.from}`],
  'label-is-on': (it) => ['Ya usada', `Está en el ${order(it.reference)}, ${box(it.box)}.`],
  'nothing-in-box': () => ['Primero artículos', 'Escanee un artículo y después la etiqueta.'],
  'order-packed': (it) => ['Empacado', joined(order(it.reference), boxes(it.boxes))],
  'load-opened': (it) => ['Carga abierta', `${carrierName(it.carrier)}: escanee las cajas.`],
  'loaded': (it) => ['Cargada', joined(order(it.reference), `caja ${of(it.box, it.of)}`)],
  'already-loaded': (it) => [
    'Ya cargada',
    joined(order(it.reference), box(it.box), it.at !== undefined && time(it.at)),
  ],
  'wrong-carrier': (it) => [
    'Otro camión',
    joined(it.reference && order(it.reference), `Esta caja va con ${carrierName(it.carrier)}`),
  ],
  'loaded-after': (it) => [
    'Cargada',
    joined(
      order(it.reference),
      box(it.box),
      `${carrierName(it.carrier)} la escaneó antes`,
      it.at !== undefined && time(it.at),
    ),
  ],
  'on-no-box': (it) => [
    'En ninguna caja',
    joined(it.carrier && carrierName(it.carrier), it.number),
  ],
  'loaded-without-label': (it) => [
    'Sin etiqueta',
    `${order(it.reference)}, ${box(it.box)} está cargada. Revise su etiqueta.`,
  ],
  'loaded-unknown': (it) => ['No está en lista', `${it.number} está cargada y marcada.`],
  'already-loaded-unknown': (it) => ['Ya cargada', it.number],
  'order-cancelled': (it) => ['Se queda', `${order(it.reference)} está cancelado.`],
  'some-missing': (it) => [
    `${it.count === 1 ? 'Falta' : 'Faltan'} ${it.count}`,
    'Mire la lista antes de que salga el camión.',
  ],
  'all-on': (it) => ['Todo cargado', joined(carrierName(it.carrier), boxes(it.boxes))],
  'load-closed': (it) => ['Carga cerrada', joined(carrierName(it.carrier), boxes(it.boxes))],
  'open-load-first': (it) => [
    '¿Qué camión?',
    joined(it.reference && order(it.reference), 'Elija primero el transportista.'),
  ],
  'damage-noted': (it) => ['Daño anotado', joined(it.name, it.hasPhoto ? 'con foto' : 'sin foto')],
  'return-received': (it) => ['De vuelta', joined(it.what, it.units > 0 && units(it.units))],
  'return-unannounced': (it) => ['No anunciada', `${it.what}. Aceptada y marcada.`],
  'return-here': (it) => ['Ya estaba', joined(it.what, spanishReturns.places[it.state])],
  'return-inspected': (it) => [
    spanishReturns.conditions[it.condition],
    `${it.what}. ¿Qué se hace?`,
  ],
  'return-decided': (it) => [spanishReturns.decisions[it.decision], it.what],
  'return-chosen': (it) => ['Devolución', joined(it.what, spanishReturns.places[it.state])],
  'return-is-done': () => ['Ya hecho', 'Esta devolución está decidida.'],
  'return-goods': (it) => ['Es de aquí', it.name],
  'return-other-goods': (it) => [
    'No es de aquí',
    `${it.name} no iba en ${it.what}. Avise al supervisor.`,
  ],
  'which-return': (it) => ['¿Cuál?', `${it.count} devoluciones de ${it.what}. Toque una.`],
  'a-box': (it) => [
    'Una caja',
    joined(
      `${order(it.reference)}, ${box(it.box)}`,
      spanishBoxStates[it.state],
      it.at !== undefined && time(it.at),
    ),
  ],
  'an-order': (it) => ['Un pedido', joined(order(it.reference), spanishStages[it.stage])],
  'a-product': (it) => ['Un artículo', joined(it.name, it.bin && `ubicación ${it.bin}`)],
  'an-own-label': (it) => [spanishLabels[it.label], `${it.value} no hace falta aquí.`],
  'a-tracking-number': (it) => ['Etiqueta de envío', joined(carrierName(it.carrier), it.number)],
  'a-shipping-unit': (it) => ['Palé o bulto', it.sscc],
  'unknown': (it) => [
    'Desconocido',
    `${it.text} no es etiqueta nuestra, ni producto, ni número de envío. Escanee otro código o teclee lo impreso.`,
  ],
  'unreadable': (it) => [
    'Otra vez',
    joined(
      spanishUnreadable[it.because],
      it.signs && `Mire primero el carácter ${it.signs.join(', ')}`,
    ),
  ],
  'choose-order-first': (it) => [
    order(it.reference),
    `Necesita ${it.name}. Escanee otra vez para contarlo.`,
  ],
  'undone': (it) => ['Deshecho', it.what],
  'practice-label': () => ['Etiqueta de práctica', 'Solo cuenta en la práctica. Retírela.'],
  'separators-lost': () => [
    'No con este lector',
    'Pierde los separadores: lote y serie se juntarían. Use la cámara.',
  ],
  'nothing-to-undo': () => ['Nada que deshacer', 'No queda ningún escaneo de este equipo.'],
  'not-stored': () => [
    'Sin guardar',
    'El equipo no pudo guardar el escaneo. Lo intenta otra vez; no guarde todavía el artículo.',
  ],
}

export const spanishReasons: Words['pick']['reasons'] = {
  'out-of-stock': 'Ubicación vacía',
  'damaged': 'Dañado',
  'wrong-bin': 'No está aquí',
  'other': 'Otro motivo',
}

export const spanishStages: Words['stages'] = {
  'ordered': 'pedido',
  'picking': 'recogiéndose',
  'packing': 'empacándose',
  'packed': 'empacado',
  'handed-over': 'entregado al transportista',
  'in-transit': 'en camino',
  'out-for-delivery': 'en reparto',
  'delivered': 'entregado',
  'cancelled': 'cancelado',
  'returned': 'devuelto',
}

export const spanishLabels: Words['labels'] = {
  order: 'Pedido',
  box: 'Caja',
  bin: 'Ubicación',
  tote: 'Cubeta',
  badge: 'Credencial',
  device: 'Equipo',
  load: 'Carga',
}

export const spanishBoxStates: Words['boxStates'] = {
  'open': 'aún abierta',
  'packed': 'empacada',
  'handed-over': 'ya entregada',
}

export const spanishUnreadable: Words['unreadable'] = {
  'check-digit': 'El dígito de control no cuadra. Escanee otra vez.',
  'gs1-syntax': 'La etiqueta tiene un error. Escanee otro código de ella.',
  'empty': 'El código estaba vacío.',
  'own-label-check': 'Se leyó mal un carácter. Escanee otra vez.',
}

export const spanishReturns: Pick<Words['returns'], 'places' | 'conditions' | 'decisions'> = {
  places: { 'expected': 'esperada', 'to-inspect': 'por revisar', 'to-decide': 'por decidir' },
  conditions: { good: 'En buen estado', damaged: 'Dañada' },
  decisions: {
    restock: 'Al almacén',
    repair: 'Reparar',
    vendor: 'Al proveedor',
    dispose: 'Desechar',
  },
}
