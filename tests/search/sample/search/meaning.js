minhbachIndex("8d8efb75d8481d9c","meaning",{"groups":[],"drop":[]});
