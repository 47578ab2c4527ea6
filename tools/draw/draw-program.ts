import {answerRequests} from '../processes/bounded-program.ts'
import {drawFigure} from './draw-figure.ts'

answerRequests(import.meta.url, drawFigure)
