import {answerRequests} from '../bounded-program.ts'
import {drawFigure} from './draw-figure.ts'

answerRequests(import.meta.url, drawFigure)
