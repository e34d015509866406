minhbachIndex("418c7c493499455f","meaning",{"groups":[],"drop":[],"before_code":[],"places":[],"intents":[],"instead":[]});
