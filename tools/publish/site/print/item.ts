import type {ItemHead} from '../../../model/chapter-tree.ts'
import {levelClass} from '../words.ts'
import {escapeHtml, type Printing, wrappable} from './printing.ts'

/** An item that is a block: head, text, trace. */
export function printItem(item: ItemHead, element: 'section' | 'li', body: string, printing: Printing): string {
  return `<${element}${itemAttributes(item)}>${printHead(item)}<div class="item-text">${body}</div>${printing.trace(item.id)}</${element}>\n`
}

export function itemAttributes({id, type, level}: ItemHead): string {
  return ` class="item ${escapeHtml(type)}${level ? ` ${levelClass(level)}` : ''}" id="${escapeHtml(id)}"`
}

export function printHead({id, level, title}: ItemHead): string {
  const badge = level ? `<span class="level">${level}</span> ` : ''
  const name = title === '' ? '' : `<span class="title">${escapeHtml(title)}</span>`
  return `<div class="item-head"><a class="id" href="#${encodeURIComponent(id)}">${wrappable(id)}</a> ${badge}${name}</div>\n`
}
