import {defineCase, notWritten} from '#conformance/case'

export default defineCase(async ({driver}) => notWritten(driver))
