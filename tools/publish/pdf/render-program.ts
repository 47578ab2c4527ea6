import {answerRequests} from '../../processes/bounded-program.ts'
import {renderHere} from './render-here.ts'

answerRequests(import.meta.url, renderHere)
