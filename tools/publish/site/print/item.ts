import type {ItemHead} from '../../../model/chapter-tree.ts'
import {levelClass} from '../words.ts'
import {escapeHtml, type Printing, wrappable} from './printing.ts'

/** An item that is a block: head, text, trace. */
export function printItem(item: ItemHead, element: 'section' | 'li', body: string, printing: Printing): string {
  const {id, name = id} = item
  return `<${element}${itemAttributes(item, printing)}>${printHead(item)}<div class="item-text">${body}</div>${printing.trace(name)}</${element}>\n`
}

export function itemAttributes({id, name = id, type, level}: ItemHead, printing: Printing): string {
  return ` class="item ${escapeHtml(type)}${level ? ` ${levelClass(level)}` : ''}"${printing.id(name, true)}`
}

export function printHead({id, name: place = id, level, title}: ItemHead): string {
  const badge = level ? `<span class="level">${level}</span> ` : ''
  const name = title === '' ? '' : `<span class="title">${escapeHtml(title)}</span>`
  return `<div class="item-head"><a class="id" href="#${encodeURIComponent(place)}">${wrappable(id)}</a> ${badge}${name}</div>\n`
}
