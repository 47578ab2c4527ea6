import {answerRequests} from '../../bounded-program.ts'
import {renderHere} from './render-here.ts'

answerRequests(import.meta.url, renderHere)
